package intake

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestRobots(t *testing.T) {
	for _, c := range []struct {
		name, robots string
		allowed      []string
		not          []string
	}{
		{"empty", "", []string{"/", "/a"}, nil},
		{"all", "User-agent: *\nDisallow: /", []string{"/robots.txt"}, []string{"/", "/a?b=c"}},
		{"others only", "User-agent: other\nDisallow: /", []string{"/"}, nil},
		{"ours before all", "User-agent: *\nDisallow: /\n\nUser-agent: Casus/2.0\nDisallow: /x\n", []string{"/", "/y"}, []string{"/x", "/xy"}},
		{"our groups together", "user-agent: casus\ndisallow: /x\nuser-agent: *\ndisallow: /\nuser-agent: casus\ndisallow: /y", []string{"/z"}, []string{"/x", "/y"}},
		{"group of others after all", "User-agent: *\nDisallow: /a\nUser-agent: other\nDisallow: /b", []string{"/b"}, []string{"/a"}},
		{"shared group", "User-agent: other\nUser-agent: casus\nDisallow: /x", []string{"/y"}, []string{"/x"}},
		{"our empty group", "User-agent: casus\nDisallow:\n\nUser-agent: *\nDisallow: /", []string{"/", "/x"}, nil},
		{"no part of a name", "User-agent: casusbelli\nDisallow: /", []string{"/"}, nil},
		{"longest rule", "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c", []string{"/", "/a/b", "/a/b/x"}, []string{"/a", "/a/x", "/a/b/c"}},
		{"allow wins a tie", "User-agent: *\nDisallow: /a\nAllow: /a", []string{"/a"}, nil},
		{"asterisk", "User-agent: *\nDisallow: /*.pdf\nDisallow: /x/*/y", []string{"/pdf", "/x/y"}, []string{"/a.pdf", "/a.pdf?x", "/x/1/y", "/x/1/2/y"}},
		{"end", "User-agent: *\nDisallow: /a$\nDisallow: /*.gif$", []string{"/ab", "/a.gif?x"}, []string{"/a", "/x.gif", "/.gif.gif"}},
		{"comment and case", "# for all\nUSER-AGENT: * # yes\nDISALLOW: /a # no\n", []string{"/A"}, []string{"/a"}},
		{"escapes", "User-agent: *\nDisallow: /%7ejoe/é\nDisallow: /a%2fb", []string{"/a/b"}, []string{"/~joe/%C3%A9", "/%7Ejoe/é", "/a%2Fb"}},
		{"other lines between", "User-agent: *\nSitemap: https://a/b\nCrawl-delay: 3\nDisallow: /a", []string{"/b"}, []string{"/a"}},
		{"rules before a group", "Disallow: /\nUser-agent: x\nDisallow: /", []string{"/"}, nil},
		{"lines of Mac and Windows", "User-agent: *\rDisallow: /a\r\nDisallow: /b\r", []string{"/c"}, []string{"/a", "/b"}},
		{"mark", "\ufeffUser-agent: *\nDisallow: /a", nil, []string{"/a"}},
	} {
		r := readRobots(c.robots)
		for _, path := range c.allowed {
			if !r.allows(path) {
				t.Errorf("%s: %s is forbidden", c.name, path)
			}
		}
		for _, path := range c.not {
			if r.allows(path) {
				t.Errorf("%s: %s is allowed", c.name, path)
			}
		}
	}
}

// TestRobotsLimit: what lies past the limit does not count.
func TestRobotsLimit(t *testing.T) {
	if r := readRobots(strings.Repeat("#\n", maxRobots/2) + "User-agent: *\nDisallow: /"); !r.allows("/") {
		t.Error("a rule past the limit counts")
	}
}

// TestMatches holds the matching of patterns against one that tries everything.
func TestMatches(t *testing.T) {
	var slow func(pattern, path string) bool
	slow = func(pattern, path string) bool {
		switch {
		case pattern == "":
			return true
		case pattern == "$":
			return path == ""
		case pattern[0] == '*':
			for i := 0; i <= len(path); i++ {
				if slow(pattern[1:], path[i:]) {
					return true
				}
			}
			return false
		}
		return path != "" && path[0] == pattern[0] && slow(pattern[1:], path[1:])
	}
	rapid.Check(t, func(t *rapid.T) {
		pattern := "/" + rapid.StringMatching(`[ab*]{0,8}`).Draw(t, "pattern") + rapid.SampledFrom([]string{"", "$"}).Draw(t, "end")
		path := "/" + rapid.StringMatching(`[ab]{0,10}`).Draw(t, "path")
		if got, want := matches(pattern, path), slow(pattern, path); got != want {
			t.Fatalf("%s against %s: %v, want %v", pattern, path, got, want)
		}
	})
}
