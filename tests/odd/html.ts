<!DOCTYPE html>
<html><body>hello</body></html>
