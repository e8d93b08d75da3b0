"""What seeds/ and the gazetteer know, checked and ready to be asked."""
