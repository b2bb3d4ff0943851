let a = 1;
#!/usr/bin/env dyntype
