// process.exitCode lets the program run to its end first.
process.exitCode = 2;
console.log("exit code set");
console.log("still running", process.exitCode);
