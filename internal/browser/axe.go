package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/chromedp/chromedp"
)

// The rules by which a page is judged: the Web Content Accessibility Guidelines up
// to 2.2 AA, which bind, and what else axe holds to be good practice.
var (
	Guidelines   = []string{"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"}
	GoodPractice = []string{"best-practice"}
)

// Violation is one rule that something on the page breaks.
type Violation struct {
	ID     string   `json:"id"`
	Impact string   `json:"impact"`
	Help   string   `json:"help"`
	Tags   []string `json:"tags"`
	Nodes  []struct {
		HTML    string `json:"html"`
		Summary string `json:"failureSummary"`
	} `json:"nodes"`
}

// Binds tells whether the rule is one of the guidelines.
func (v Violation) Binds() bool {
	for _, tag := range v.Tags {
		for _, own := range Guidelines {
			if tag == own {
				return true
			}
		}
	}
	return false
}

func (v Violation) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s): %s, %d times", v.ID, v.Impact, v.Help, len(v.Nodes))
	for i, node := range v.Nodes {
		if i == 4 {
			b.WriteString("\n  and more")
			break
		}
		html := node.HTML
		if len(html) > 240 {
			html = html[:240]
		}
		fmt.Fprintf(&b, "\n  %s\n    %s", html, strings.ReplaceAll(node.Summary, "\n", "\n    "))
	}
	return b.String()
}

// axe is the source of axe-core, read once.
var axe = sync.OnceValues(func() (string, error) {
	root, err := Root()
	if err != nil {
		return "", err
	}
	text, err := os.ReadFile(filepath.Join(root, "web/node_modules/axe-core/axe.min.js"))
	if err != nil {
		return "", fmt.Errorf("axe-core is not installed; run npm ci in web: %w", err)
	}
	return string(text), nil
})

// Axe judges the page as it stands by the guidelines and by good practice.
func (t *Tab) Axe() ([]Violation, error) {
	return t.judge("tag", append(append([]string(nil), Guidelines...), GoodPractice...))
}

// AxeColours judges the colours alone, for a page that was judged in others.
func (t *Tab) AxeColours() ([]Violation, error) {
	return t.judge("rule", []string{"color-contrast", "link-in-text-block"})
}

func (t *Tab) judge(kind string, rules []string) ([]Violation, error) {
	source, err := axe()
	if err != nil {
		return nil, err
	}
	var there bool
	if err := t.Script(`typeof axe !== "undefined"`, &there); err != nil {
		return nil, err
	}
	if !there {
		if err := chromedp.Do(t.ctx, evaluated(source)); err != nil {
			return nil, err
		}
	}
	var found []Violation
	err = t.Script(`axe.run(document, { runOnly: { type: "`+kind+`", values: `+quotedAll(rules)+` }, resultTypes: ["violations"], elementRef: false }).then((result) => result.violations)`, &found)
	return found, err
}
