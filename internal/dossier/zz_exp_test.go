package dossier

import ("testing";"fmt";"github.com/goccy/go-yaml/lexer";"github.com/goccy/go-yaml/parser";"time";"strings";"sort")

func TestExp(t *testing.T) {
	m := map[string]func(n int) string{
		"openq": func(n int) string { return "a: " + strings.Repeat("\"", n)+"b\n" },
		"amp": func(n int) string { return "a: " + strings.Repeat("&a ", n/3)+"\n"},
		"dashnl": func(n int) string { return strings.Repeat("-\n", n/2)+"\n"},
		"comma": func(n int) string { return "a: [" + strings.Repeat(",", n)+"]\n"},
		"tags": func(n int) string { return "a: " + strings.Repeat("!a ", n/3)+"\n"},
		"close": func(n int) string { return "a: " + strings.Repeat("]", n)+"\n"},
		"singleq": func(n int) string { return "a: " + strings.Repeat("' '", n/3)+"b\n" },
		"flow": func(n int) string { return "a: [" + strings.Repeat("x,", n/2)+"]\n" },
		"blockmaplist": func(n int) string { return "a:\n" + strings.Repeat("- b: x\n", n/7) },
		"dashb": func(n int) string { return "a:\n" + strings.Repeat("-\n", n/2) },
		"dashb2": func(n int) string { return "a:\n" + strings.Repeat("  -\n", n/4) },
		"qnl": func(n int) string { return  strings.Repeat("? x\n", n/4) },
		"keys": func(n int) string { var b strings.Builder; for b.Len() < n { fmt.Fprintf(&b, "k%d: x\n", b.Len()) }; return b.String() },
		"nullkeys": func(n int) string { var b strings.Builder; for b.Len() < n { fmt.Fprintf(&b, "k%d:\n", b.Len()) }; return b.String() },
		"flowkeys": func(n int) string { var b strings.Builder; b.WriteString("a: {"); for b.Len() < n { fmt.Fprintf(&b, "k%d: x,\n  ", b.Len()) }; b.WriteString("z: z}\n"); return b.String() },
		"flowdash": func(n int) string { return "a: [" + strings.Repeat("- ", n/2)+"]\n" },
		"flowcolon": func(n int) string { return "a: [" + strings.Repeat(": ", n/2)+"]\n" },
		"flowcolonnl": func(n int) string { return "a: [" + strings.Repeat(":\n", n/2)+"]\n" },
		"flowq": func(n int) string { return "a: [" + strings.Repeat("? ", n/2)+"]\n" },
		"openflow": func(n int) string { return "a: \"" + strings.Repeat("[", n)+"\"\n" },
		"curly": func(n int) string { return "a: " + strings.Repeat("{}", n/2)+"\n" },
		"curlynl": func(n int) string { return "a:\n" + strings.Repeat(" {}\n", n/4)+"\n" },
		"star": func(n int) string { return "a: " + strings.Repeat("*a ", n/3)+"\n" },
		"pipe": func(n int) string { return "a: " + strings.Repeat("| ", n/2)+"\n" },
		"gt": func(n int) string { return strings.Repeat(">\n", n/2)+"\n" },
		"hash": func(n int) string { return "a: " + strings.Repeat("# ", n/2)+"\n" },
		"pct": func(n int) string { return strings.Repeat("%a\n", n/3)+"\n" },
		"dots": func(n int) string { return strings.Repeat("...\n", n/4)+"\n" },
		"docs": func(n int) string { return strings.Repeat("---\n", n/4)+"\n" },
		"merge": func(n int) string { return strings.Repeat("<<:\n", n/4)+"\n" },
		"keycolon": func(n int) string { return strings.Repeat("a:\n", n/3)+"\n" },
		"comments": func(n int) string { return strings.Repeat("#\n", n/2)+"a: b\n" },
		"emptyq": func(n int) string { return "a:\n" + strings.Repeat("- \"\"\n", n/5) },
	}
	var names []string
	for k := range m { names = append(names, k) }
	sort.Strings(names)
	for _, k := range names {
		var out []string
		for _, n := range []int{10000, 20000, 40000} {
			s := m[k](n)
			st := time.Now()
			toks := lexer.Tokenize(s)
			lex := time.Since(st)
			st = time.Now()
			func() { defer func() { recover() }(); parser.Parse(toks, 0, parser.AllowDuplicateMapKey()) }()
			out = append(out, fmt.Sprintf("%v/%v(%d)", lex.Round(time.Millisecond), time.Since(st).Round(time.Millisecond), len(toks)))
		}
		fmt.Println("T", k, strings.Join(out, "  "))
	}
}
