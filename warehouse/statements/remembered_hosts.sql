SELECT * FROM hosts;
