// Casus says what defence commitments mean: who must respond if one state
// attacks another, and what changes if a state joins a pact.
package main

import (
	"os"

	"casus/internal/cli"
)

func main() {
	os.Exit(cli.Run(os.Args[1:], cli.System()))
}
