package dossier

import "casus/internal/world"

const bordersFile = "borders.csv"

// readBorders reads which states have a common border, in whichever order the two
// stand. A table without rows says that there are none; without the file borders
// are not known.
func (l *loader) readBorders() {
	spells := map[[2]world.StateID][]world.Spell{}
	read := l.readTable(bordersFile, false, borderColumns, func(t *table) {
		b := world.Border{A: t.needState("a"), B: t.needState("b"), Valid: world.Spell{From: t.date("valid_from"), To: t.date("valid_to")}, Provenance: t.provenance()}
		if b.A == b.B && b.A != "" {
			l.fault(t.at("b"), string(b.B), "%s cannot border itself; name two states", b.B)
			return
		}
		if b.A > b.B {
			b.A, b.B = b.B, b.A
		}
		l.checkSpell(b.Valid, t.at("valid_to"))
		if b.A != "" {
			pair := [2]world.StateID{b.A, b.B}
			l.defineBorder(pair, spells[pair], b.Valid, t.at("a"))
			spells[pair] = append(spells[pair], b.Valid)
		}
		l.tables.Borders = append(l.tables.Borders, b)
	})
	if read && l.tables.Borders == nil {
		l.tables.Borders = []world.Border{}
	}
}

// defineBorder allows several rows of one pair where their spells are disjoint.
func (l *loader) defineBorder(pair [2]world.StateID, earlier []world.Spell, spell world.Spell, at place) {
	id := string(pair[0] + " " + pair[1])
	for _, old := range earlier {
		if !disjoint(old, spell) {
			l.define("border", id, at) // reports the duplicate
			return
		}
	}
	if len(earlier) == 0 {
		l.define("border", id, at)
	}
}
