package workbench

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

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
		if view.name == "who" {
			view.query = "?view=who&attacker=IND&target=PAK" // the same things, in fewer rows
		}
		if view.name == "sources" {
			view.query = "?view=sources&topic=Turkey+will+join"
		}
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

// on moves the focus with the tabulator, forth or back, until it stands on a thing.
func (r *reader) on(css, name string) {
	r.Helper()
	way := fmt.Sprintf(`((seek) => {
		const all = seek.all(%q, %q).filter(seek.shown);
		if (all.includes(document.activeElement)) return "here";
		return all.length > 0 && all.every((one) => one.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING) ? "back" : "forth";
	})(%s)`, css, name, browser.Seek)
	for range 400 {
		switch look[string](r, way) {
		case "here":
			return
		case "back":
			r.do(r.PressWith(browser.Tabulator, chromedp.ModifierShift))
		default:
			r.press(browser.Tabulator)
		}
	}
	r.Fatalf("the tabulator does not reach %s called %q", css, name)
}

// TestKeysAlone does with keys what the other tests do with clicks.
func TestKeysAlone(t *testing.T) {
	t.Parallel()
	r := open(t, desk, "?view=map&attacker=IRN&target=SAU&on=2026-02-28")
	held := func() string {
		return look[string](r, `document.activeElement.dataset.state ?? document.activeElement.textContent`)
	}
	r.on(".map-drawing [data-state]", "")
	first := held()
	r.press(browser.Right)
	second := held()
	if first == second || len(second) != 3 {
		t.Errorf("an arrow goes from %s to %s", first, second)
	}
	r.has("aside .card h2", "")
	box := look[string](r, `document.querySelector(".map-drawing").getAttribute("viewBox")`)
	r.press("+")
	r.do(r.Until("the map to come nearer", `document.querySelector(".map-drawing").getAttribute("viewBox") !== `+fmt.Sprintf("%q", box)))
	r.press(browser.Enter)
	r.do(r.Until("the state to be picked", `location.search.includes(`+fmt.Sprintf("%q", "attacker="+second)+`)`))
	r.do(r.Back())
	r.sees("Who must respond if Iran attacks Saudi Arabia")

	// Each view has a link that Enter follows; the skip link leads past all of them.
	for _, view := range []string{"Who must respond", "What if", "Alignment", "Balance", "Likely", "Crisis", "Sources", "Map", "Who must respond"} {
		r.on(".tabs a", "="+view)
		r.press(browser.Enter)
		r.settled()
		if got := look[string](r, `document.querySelector(".tabs [aria-current]").textContent`); got != view {
			t.Errorf("Enter on %s leads to %s", view, got)
		}
	}
}

func TestEscapeClosesAndFocusReturns(t *testing.T) {
	t.Parallel()
	r := open(t, desk, "?view=who&attacker=IRN&target=SAU&on=2026-02-28")
	r.on("button.cell", "Pakistan")
	r.press(browser.Enter)
	r.has("dialog[open] h2", "Pakistan")
	for range 30 {
		r.press(browser.Tabulator)
		if inside := look[bool](r, `document.activeElement === document.body || document.querySelector("dialog").contains(document.activeElement)`); !inside {
			t.Fatal("the focus leaves an open dialog")
		}
	}
	r.press(browser.Escape)
	r.do(r.Until("the dialog to close", `!document.querySelector("dialog[open]")`))
	if got := look[string](r, `document.activeElement.textContent`); got != "Pakistan" {
		t.Errorf("after Escape the focus is on %q", got)
	}
}

func TestSkipLinkSliderAndSorting(t *testing.T) {
	t.Parallel()
	r := open(t, desk, "?view=who&attacker=IRN&target=SAU")
	r.press(browser.Tabulator)
	if got := look[string](r, `document.activeElement.textContent`); got != "Skip to the view" {
		t.Fatalf("the first stop is %q", got)
	}
	r.press(browser.Enter)
	if got := look[string](r, `document.activeElement.id`); got != "main" {
		t.Errorf("the skip link leads to %q", got)
	}
	r.on("th button.sort", "State")
	r.press(browser.Enter)
	r.has(`th[aria-sort="ascending"]`, "State")
	first := look[string](r, `document.querySelector("tbody th").textContent`)
	r.press(browser.Enter)
	r.has(`th[aria-sort="descending"]`, "State")
	if last := look[string](r, `document.querySelector("tbody th").textContent`); last <= first {
		t.Errorf("sorted the other way the first state is %s, before it was %s", last, first)
	}
	r.on(".dates input[type=range]", "")
	r.press(browser.Right, browser.Right)
	r.do(r.Until("two days later", `location.search.includes("asof=2026-01-16")`))
	r.press(browser.Left)
	r.do(r.Until("a day earlier", `location.search.includes("asof=2026-01-15")`))
}
