#!/usr/bin/env dyntype
console.log("run");
