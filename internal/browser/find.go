// Package browser uses the workbench as a reader does: it starts the program's
// server and a headless Chromium, opens tabs, clicks, presses keys and looks at
// what came of it. Only tests, measurements and the pictures of the README use it.
// Start with Serve, Start and Browser.Open.
package browser

import (
	"fmt"
	"os"
	"os/exec"
)

// names are what Chromium is called, the usual one first.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}

// Find is the path of Chromium: what CASUS_BROWSER names, or the first in PATH.
func Find() (string, error) {
	if name := os.Getenv("CASUS_BROWSER"); name != "" {
		path, err := exec.LookPath(name)
		if err != nil {
			return "", fmt.Errorf("CASUS_BROWSER names %s, which cannot be run: %w", name, err)
		}
		return path, nil
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("no Chromium was found as %q in PATH. Install it (Debian: apt-get install chromium), name it in CASUS_BROWSER, or leave the browser tests out with CASUS_BROWSER=none", names)
}

// Off tells that the user wants no browser: CASUS_BROWSER=none.
func Off() bool { return os.Getenv("CASUS_BROWSER") == "none" }
