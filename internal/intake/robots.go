package intake

import (
	"strings"
)

// The bounds of a robots.txt (RFC 9309, section 2.5).
const (
	maxRobots = 500 << 10 // bytes that are read; what follows does not count
	agentName = "casus"   // the product token that a group names
)

// ruling is what a robots.txt says to us.
type ruling struct {
	rules []robotsRule
	err   error // why nothing may be fetched; nil where the rules decide
}

type robotsRule struct {
	path  string // with * for anything and $ for the end
	allow bool
}

// readRobots takes the rules for us out of a robots.txt: those of every group
// that names us, else those of every group for all. Lines that are no rule are
// passed over, as the standard asks.
func readRobots(text string) ruling {
	text = strings.TrimPrefix(head(text, maxRobots), "\ufeff")
	var ours, all []robotsRule
	named, forUs, forAll, inRules := false, false, false, false
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		line, _, _ = strings.Cut(line, "#")
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		switch key {
		case "user-agent":
			if inRules {
				forUs, forAll, inRules = false, false, false
			}
			if token(value) == agentName {
				named, forUs = true, true
			}
			forAll = forAll || value == "*"
		case "allow", "disallow":
			inRules = true
			if value == "" { // no path, no rule
				continue
			}
			rule := robotsRule{path: normal(value), allow: key == "allow"}
			if forUs {
				ours = append(ours, rule)
			}
			if forAll {
				all = append(all, rule)
			}
		}
	}
	if named {
		return ruling{rules: ours}
	}
	return ruling{rules: all}
}

// token is the product token of a line: letters, _ and -, without a version.
func token(value string) string {
	value = strings.ToLower(value)
	end := strings.IndexFunc(value, func(r rune) bool { return (r < 'a' || r > 'z') && r != '_' && r != '-' })
	if end >= 0 {
		value = value[:end]
	}
	return value
}

// allows says whether a path with its query may be fetched: the longest rule that
// fits decides, and of two that are as long the one that allows.
func (r ruling) allows(path string) bool {
	path = normal(path)
	if path == "/robots.txt" {
		return true
	}
	best, allow := -1, true
	for _, rule := range r.rules {
		if len(rule.path) < best || len(rule.path) == best && (allow || !rule.allow) {
			continue
		}
		if matches(rule.path, path) {
			best, allow = len(rule.path), rule.allow
		}
	}
	return allow
}

// matches holds a pattern against the beginning of a path. The leftmost place of
// each piece between asterisks is as good as any, so that nothing is tried twice.
func matches(pattern, path string) bool {
	pattern, anchored := strings.CutSuffix(pattern, "$")
	pieces := strings.Split(pattern, "*")
	if !strings.HasPrefix(path, pieces[0]) {
		return false
	}
	rest := path[len(pieces[0]):]
	if len(pieces) == 1 {
		return !anchored || rest == ""
	}
	last := pieces[len(pieces)-1]
	for _, piece := range pieces[1 : len(pieces)-1] {
		i := strings.Index(rest, piece)
		if i < 0 {
			return false
		}
		rest = rest[i+len(piece):]
	}
	if anchored {
		return strings.HasSuffix(rest, last)
	}
	return strings.Contains(rest, last)
}

// normal writes a path so that the same place has the same signs: what need not
// be escaped is not, all else is, in capitals (RFC 9309, section 2.2.2).
func normal(path string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		c := path[i]
		escaped := false
		if c == '%' && i+2 < len(path) {
			high, low := unhex(path[i+1]), unhex(path[i+2])
			if high >= 0 && low >= 0 {
				c, escaped, i = byte(high<<4|low), true, i+2
			}
		}
		if unreserved(c) || !escaped && c > ' ' && c < 0x7f {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hex[c>>4])
		b.WriteByte(hex[c&15])
	}
	return b.String()
}

func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
