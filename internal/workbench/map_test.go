package workbench

import (
	"strings"
	"testing"

	"casus/internal/browser"
)

// told is what the map says of a state to those who cannot see its colour.
const told = `(state) => { const spots = [...document.querySelectorAll(".map-drawing [data-state]")]; return spots.find((one) => one.dataset.state === state)?.getAttribute("aria-label") ?? ""; }`

func TestTwoClicksAndPakistansAnswer(t *testing.T) {
	t.Parallel()
	r := open(t, desk, "?view=map")
	r.pick("IRN")
	r.pick("SAU")
	r.sees("Who must respond if Iran attacks Saudi Arabia")
	r.settled()
	pattern := func(state string) string {
		r.Helper()
		return look[string](r, `(() => {
			const box = document.querySelector('[data-state="`+state+`"] circle').getBoundingClientRect();
			return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2).getAttribute("fill") ?? "none";
		})()`)
	}
	if may, not := pattern("PAK"), pattern("IND"); may == not {
		t.Errorf("Pakistan, which may owe help, is drawn as India, which owes none: %s", may)
	}
	if got := look[string](r, `(`+told+`)("PAK")`); !strings.HasPrefix(got, "Pakistan: ") || strings.Contains(got, "unbound") {
		t.Errorf("Pakistan on the map: %q", got)
	}
	r.click("button", "Only look")
	r.pick("PAK")
	card, err := r.Text("aside .card", "=Pakistan")
	r.do(err)
	for _, words := range []string{"help depends", "Whether Pakistan owes Saudi Arabia", "SMDA, joint statement", "weight 0.60 to 0.70", "sources"} {
		if !strings.Contains(card, words) {
			t.Errorf("Pakistan's card does not say %q: %s", words, card)
		}
	}
	r.click("aside .card button.cell", "SMDA, joint statement")
	r.has("dialog[open] blockquote", "aggression against both")
	r.press(browser.Escape)
	if at := look[string](r, `location.search`); !strings.Contains(at, "attacker=IRN") || !strings.Contains(at, "target=SAU") {
		t.Errorf("the address does not hold the attack: %s", at)
	}
}
