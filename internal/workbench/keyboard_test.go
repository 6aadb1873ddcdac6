package workbench

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"casus/internal/browser"
)

// stop is one place of the keyboard's way through a view.
type stop struct {
	Name    string // the element, cut short
	Place   int    // among all that the key should reach; -1 for another
	Visible bool   // it has a ring
	InView  bool   // it is on the screen, in part at least
}

// here is what has the focus now. Its ring is looked for where the style sheet puts
// one: on the element, on the label around it, or drawn on the map.
const here = `(() => {
	const it = document.activeElement;
	if (!it || it === document.body) return { Name: "", Place: -1, Visible: true, InView: true };
	const ring = (one) => { const s = getComputedStyle(one); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2; };
	const drawn = it.closest("svg") && it.closest("svg").querySelector(".ring, .focus-ring");
	const box = it.getBoundingClientRect();
	return {
		Name: it.outerHTML.slice(0, 140), Place: (window.casusStops ?? []).indexOf(it),
		Visible: ring(it) || ring(it.parentElement) || Boolean(drawn),
		InView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
	};
})()`

// stops marks all that the tabulator should reach: one of a group of radio buttons,
// nothing hidden or disabled, nothing in a closed fold.
const stops = `(() => {
	const can = "a[href], button, input, select, textarea, summary, [tabindex]";
	const groups = new Set();
	window.casusStops = [...document.querySelectorAll(can)].filter((it) => {
		if (it.disabled || it.tabIndex < 0 || it.getAttribute("tabindex") === "-1") return false;
		if (!it.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) || it.closest("[inert]")) return false;
		if (it.matches("input[type=radio]")) {
			const all = [...document.getElementsByName(it.name)];
			const one = all.find((other) => other.checked) ?? all[0];
			return it === one;
		}
		return true;
	});
	return window.casusStops.length;
})()`

// TestTheTabulatorReachesAll walks through each view with real keys: nothing holds
// the focus, nothing is left out, and where it is can be seen.
func TestTheTabulatorReachesAll(t *testing.T) {
	t.Parallel()
	for _, view := range shown {
		t.Run(view.name, func(t *testing.T) {
			t.Parallel()
			r := open(t, desk, view.query)
			r.walk(look[int](r, stops))
		})
	}
}

func (r *reader) walk(count int) {
	r.Helper()
	if count < 10 {
		r.Fatalf("only %d things can be reached", count)
	}
	reached := make([]bool, count)
	var blind []string
	for range count + 20 { // date fields have stops within
		r.press(browser.Tabulator)
		at := look[stop](r, here)
		if at.Name == "" {
			break
		}
		if at.Place >= 0 {
			reached[at.Place] = true
		}
		if !at.Visible || !at.InView {
			blind = append(blind, fmt.Sprintf("ring: %v, on the screen: %v: %s", at.Visible, at.InView, at.Name))
		}
	}
	slices.Sort(blind)
	for _, one := range slices.Compact(blind) {
		r.Errorf("the focus cannot be seen: %s", one)
	}
	var left []string
	for i, ok := range reached {
		if ok {
			continue
		}
		// What the way itself has replaced, as the card of the state that has the focus, counts as reached.
		if still := look[string](r, fmt.Sprintf(`((it) => it.isConnected ? it.outerHTML.slice(0, 140) : "")(window.casusStops[%d])`, i)); still != "" {
			left = append(left, still)
		}
	}
	if len(left) > 0 {
		r.Errorf("%d of %d things were not reached:\n%s", len(left), count, strings.Join(left[:min(8, len(left))], "\n"))
	}
}
