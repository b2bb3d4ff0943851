console.log("b start"); export let w = 1; await null; w = 2; console.log("b end");
