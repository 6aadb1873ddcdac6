// Casus says what defence commitments mean: who must respond if one state
// attacks another, and what changes if a state joins a pact.
package main

import (
	"os"
	"runtime/debug"

	"casus/internal/cli"
)

func main() {
	debug.SetGCPercent(400) // a short life and little memory: collect seldom
	os.Exit(cli.Run(os.Args[1:], cli.System()))
}
