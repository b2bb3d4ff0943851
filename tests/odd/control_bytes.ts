leta = 1;
