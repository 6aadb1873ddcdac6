package gazetteer

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"casus/internal/fault"
	"casus/internal/token"
	"casus/internal/world"
)

// ReadPetrarch reads a folder of dictionaries in the format of PETRARCH and
// TABARI: actors in files that end in actors.txt, roles in those that end in
// agents.txt. Nothing of casus's own tables is in the result.
//
// Published dictionaries hold slips, and the programs pass over what they cannot
// read. So does this: the gazetteer holds the rest, and the error is a fault.List
// of every code and date passed over. A name without any code is no fault. The
// gazetteer is nil only where the folder cannot be read.
//
// Codes are cut as CAMEO cuts them: three letters for the country, three for
// the sector where they are one (PSEREBHMS gives PSE and REB). A code of a
// country alone names the state. Names are looked for with a capital, those of
// up to three letters in capitals throughout.
func ReadPetrarch(dir fs.FS) (*Gazetteer, error) {
	b := newBuilder()
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, err
	}
	for _, e := range entries { // sorted by name
		name := strings.ToLower(e.Name())
		read := (*petrarch).actors
		switch {
		case strings.HasSuffix(name, "agents.txt"):
			read = (*petrarch).agents
		case !strings.HasSuffix(name, "actors.txt"):
			continue
		}
		if text, ok := b.open(dir, e.Name()); ok {
			read(&petrarch{b: b, file: e.Name()}, text)
		}
	}
	return b.g, b.faults.Listed().Err()
}

// petrarch is a dictionary in hand.
type petrarch struct {
	b      *builder
	file   string
	line   int
	names  []string // of the actor at hand
	codes  []code
	macros []macro
}

// macro stands for several words: !PERSON! for MAN, MEN.
type macro struct {
	name  string
	words []string
}

// code is a CAMEO code with the time for which it holds.
type code struct {
	text  string
	spell world.Spell
}

// eachLine calls do with each line without its comment.
func (p *petrarch) eachLine(text string, do func(line string)) {
	inComment := false
	for line := range strings.Lines(text) {
		p.line++
		if p.b.faults.Full() {
			return
		}
		line, _, _ = strings.Cut(line, "#")
		if inComment || strings.Contains(line, "<!--") {
			inComment = !strings.Contains(line, "-->")
			continue
		}
		if strings.TrimSpace(line) != "" {
			do(line)
		}
	}
}

func (p *petrarch) fault(text, message string) {
	p.b.faults.Add(fault.Fault{File: p.file, Line: p.line, Column: 1, Text: text, Message: message})
}

// actors reads heads, their synonyms after a + and their codes in brackets.
func (p *petrarch) actors(text string) {
	p.eachLine(text, func(line string) {
		name, codes, _ := strings.Cut(line, "[")
		name = strings.Trim(strings.ReplaceAll(name, "_", " "), " \t\r\n;")
		if plus, ok := strings.CutPrefix(name, "+"); ok {
			p.names = append(p.names, strings.TrimSpace(plus))
		} else if name != "" {
			p.flush()
			p.names = append(p.names, name)
		}
		if codes != "" {
			p.readCodes(codes)
		}
	})
	p.flush()
}

// readCodes reads what follows the first bracket of a line.
func (p *petrarch) readCodes(rest string) {
	for {
		body, after, ok := strings.Cut(rest, "]")
		if !ok {
			p.fault(rest, "a code has no closing ]; write it as [USAGOV] or [USAGOV 930120-010120]")
			return
		}
		word, dates := strings.TrimSpace(body), ""
		if i := strings.IndexAny(word, " \t<>"); i >= 0 {
			word, dates = word[:i], strings.TrimSpace(word[i:])
		}
		if spell, ok := p.spell(dates); ok && word != "" {
			p.codes = append(p.codes, code{word, spell})
		}
		_, rest, ok = strings.Cut(after, "[")
		if !ok {
			return
		}
	}
}

// spell reads <950601, >990816, 19950601-19990815.
func (p *petrarch) spell(s string) (world.Spell, bool) {
	var out world.Spell
	var from, to string
	switch {
	case s == "":
		return out, true
	case s[0] == '<':
		to = s[1:]
	case s[0] == '>':
		from = s[1:]
	default:
		from, to, _ = strings.Cut(s, "-")
	}
	var ok1, ok2 bool
	out.From, ok1 = petrarchDate(from)
	out.To, ok2 = petrarchDate(to)
	if !ok1 || !ok2 {
		p.fault(s, strconv.Quote(s)+" is no time; write <950601, >990816 or 950601-990815, or years with four digits")
	}
	return out, ok1 && ok2
}

// petrarchDate reads 950601 or 19950601; two digits after 30 are years of the
// last century. Days that a month does not have become its last, as 0 does its
// first.
func petrarchDate(s string) (world.Date, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return world.Date{}, true
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || len(s) != 6 && len(s) != 8 {
		return world.Date{}, false
	}
	year, month, day := n/10000, n/100%100, n%100
	if len(s) == 6 {
		year += 1900
		if year <= 1930 {
			year += 100
		}
	}
	if year == 0 || month > 12 || day > 31 {
		return world.Date{}, false
	}
	return world.On(world.MakeDay(year, max(month, 1), max(day, 1))), true
}

// flush notes the actor at hand.
func (p *petrarch) flush() {
	names, codes := p.names, p.codes
	p.names, p.codes = nil, nil
	if len(names) == 0 || len(codes) == 0 {
		return
	}
	if strings.HasPrefix(codes[0].text, "---") {
		for _, n := range names {
			if sp := p.b.spelling(properCase(n)); sp != nil {
				sp.nobody = true
			}
		}
		return
	}
	s := p.sense(names[0], codes)
	for _, n := range names {
		p.b.add(properCase(n), s)
	}
}

// sense makes the actor of a head: a person where codes have dates.
func (p *petrarch) sense(head string, codes []code) sense {
	name := properCase(head)
	if len(codes) > 1 || codes[0].spell.From.Known() || codes[0].spell.To.Known() {
		var s sense
		for _, c := range codes {
			country, sector := cut(c.text)
			s.actor, s.person = p.b.office(name, country, sector, c.spell)
		}
		s.form = Holder
		return s
	}
	country, sector := cut(codes[0].text)
	a := Actor{ID: "ACT:" + p.b.slug(name), Kind: Organisation, Country: country, Sector: sector, Name: name}
	switch {
	case len(codes[0].text) == 3:
		if old := p.b.g.actors[country]; old != nil {
			return sense{actor: old, person: -1, form: Alias}
		}
		a.ID, a.Kind = country, State
	case sector == "REB" || country == Transnational:
		a.Kind = Group
	}
	return sense{actor: p.b.actor(a), person: -1, form: Name}
}

// cut takes a code apart.
func cut(code string) (country, sector string) {
	code = strings.ToUpper(code)
	country = code[:min(3, len(code))]
	if len(code) >= 6 && slices.Contains(sectors, code[3:6]) {
		sector = code[3:6]
	}
	return country, sector
}

// sectors are the codes of roles in CAMEO and PLOVER.
var sectors = strings.Fields(`GOV MIL REB OPP PTY COP JUD SPY LEG UAF CRM CVL BUS MED JRN LAB EDU REF AGR ELI HRI NGO IGO
	MOS CHR JEW HIN BUD REL ENV SET MNC DEV HLH IMG INS MOD RAD SEP AMN EXL`)

// properCase writes a name of a dictionary in capitals as texts write names.
func properCase(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		if len(words) == 1 && len(w) <= 3 || strings.Contains(w, ".") {
			words[i] = strings.ToUpper(w)
			continue
		}
		lower := strings.ToLower(w)
		for j, r := range lower {
			words[i] = lower[:j] + strings.ToUpper(string(r)) + lower[j+len(string(r)):]
			break
		}
	}
	return strings.Join(words, " ")
}

// agents reads NAME {PLURAL} [~SECTOR] and macros !PERSON! = MAN, MEN.
func (p *petrarch) agents(text string) {
	p.eachLine(text, func(line string) {
		if name, forms, ok := strings.Cut(line, "="); ok && strings.HasPrefix(strings.TrimSpace(line), "!") {
			m := macro{name: strings.TrimSpace(name)}
			for f := range strings.SplitSeq(forms, ",") {
				m.words = append(m.words, strings.TrimSpace(f))
			}
			p.macros = append(p.macros, m)
			return
		}
		name, rest, ok := strings.Cut(line, "[")
		if !ok {
			return
		}
		body, _, ok := strings.Cut(rest, "]")
		if !ok {
			p.fault(line, "a code has no closing ]; write it as [~GOV]")
			return
		}
		name, given, _ := strings.Cut(name, "{")
		given, _, explicit := strings.Cut(given, "}")
		sector := strings.Trim(strings.ToUpper(strings.TrimSpace(body)), "~")
		p.role(name, given, explicit, sector[:min(3, len(sector))])
	})
}

// role notes a role with each form of a macro in it, and the regular plural
// where the dictionary gives none.
func (p *petrarch) role(name, given string, explicit bool, sector string) {
	clean := func(s string) string {
		return strings.ToLower(strings.Trim(strings.ReplaceAll(s, "_", " "), " \t\r\n"))
	}
	b := p.b
	forms := []string{clean(name)}
	for _, m := range p.macros {
		if before, after, ok := strings.Cut(name, m.name); ok {
			forms = nil
			for _, w := range m.words {
				forms = append(forms, clean(before+w+after))
			}
			break
		}
	}
	if len(forms) == 1 && !explicit {
		forms = append(forms, plural(forms[0]))
	} else if g := clean(given); g != "" {
		forms = append(forms, g)
	}
	n := int32(len(b.g.roles))
	b.g.roles = append(b.g.roles, Role{Name: forms[0], Sector: sector})
	for i, f := range forms {
		b.g.rolesIn.Add(f, n<<1|int32(min(i, 1)), token.AnyCase)
	}
}

// plural is the regular plural of an English noun.
func plural(noun string) string {
	switch {
	case strings.HasSuffix(noun, "s"), strings.HasSuffix(noun, "x"), strings.HasSuffix(noun, "ch"), strings.HasSuffix(noun, "sh"):
		return noun + "es"
	case strings.HasSuffix(noun, "y") && len(noun) > 1 && !strings.ContainsRune("aeiou", rune(noun[len(noun)-2])):
		return noun[:len(noun)-1] + "ies"
	}
	return noun + "s"
}
