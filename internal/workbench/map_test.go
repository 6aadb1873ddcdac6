package workbench

import (
	"strings"
	"testing"
)

// fill is the colour or pattern of a state on the map.
const fill = `(state) => { const spots = [...document.querySelectorAll(".map-drawing [data-state]")]; return spots.find((one) => one.dataset.state === state)?.getAttribute("aria-label") ?? ""; }`

func TestTwoClicksAndPakistansAnswer(t *testing.T) {
	t.Parallel()
	r := open(t, desk, "?view=map")
	r.pick("IRN")
	r.pick("SAU")
	r.sees("Who must respond if Iran attacks Saudi Arabia")
	r.settled()
	if got := look[string](r, `(`+fill+`)("PAK")`); !strings.HasPrefix(got, "Pakistan: ") || strings.Contains(got, "unbound") {
		t.Errorf("Pakistan on the map: %q", got)
	}
	r.sees("Pakistan")
	if at := look[string](r, `location.search`); !strings.Contains(at, "attacker=IRN") || !strings.Contains(at, "target=SAU") {
		t.Errorf("the address does not hold the attack: %s", at)
	}
}
