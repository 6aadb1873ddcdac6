package workbench

import "testing"

func TestWithoutNetworkWhatWasLoadedStays(t *testing.T) {
	t.Parallel()
	r := open(t, desk, "?view=map&attacker=IRN&target=SAU")
	r.click(".tabs a", "Who must respond")
	r.sees("The chain of duties")
	r.settled()
	r.do(r.Offline(true))
	r.click(".tabs a", "Map")
	r.has(".map-drawing", "")
	r.sees("Who must respond if Iran attacks Saudi Arabia")
	r.click(".tabs a", "Who must respond")
	r.sees("The chain of duties")
	r.has("button.cell", "Pakistan")
	r.click("button.cell", "Pakistan")
	r.has("dialog[open]", "")
	r.press("\x1b")
	// Something new is asked: the page must say why it cannot answer.
	r.do(r.Fill(".attack input", "Target", "Qatar"))
	r.press("\r")
	r.has(".banner", "What was loaded stays usable")
	r.Forgive() // Chromium itself tells each request that fails
	r.do(r.Offline(false))
	r.sees("Who must respond if Iran attacks Qatar")
	r.do(r.Gone("What was loaded stays usable"))
	r.Forgive()
}
