SELECT published_turn FROM turns;
