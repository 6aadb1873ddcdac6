package cli

import (
	"fmt"
	"os/exec"
	"runtime"
)

// openPage has the system's browser open an address. That it cannot is told and stops
// nothing.
func openPage(env Env, address string) {
	command := map[string][]string{"darwin": {"open"}, "windows": {"rundll32", "url.dll,FileProtocolHandler"}}[runtime.GOOS]
	if command == nil {
		command = []string{"xdg-open"}
	}
	cmd := exec.Command(command[0], append(command[1:], address)...)
	if err := cmd.Start(); err != nil {
		fmt.Fprintf(env.Err, "casus: no browser could be opened (%v); open the address yourself\n", err)
		return
	}
	go cmd.Wait() // how it ends is the browser's matter
}
