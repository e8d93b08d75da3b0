"""Who stands in one list: people, bodies, delegations, what points back to them."""
