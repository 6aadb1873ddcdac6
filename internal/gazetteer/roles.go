package gazetteer

import "casus/internal/token"

// Role is a word for people or bodies that turns a country into one of its
// sectors: with "Turkish", "soldiers" gives TUR MIL.
type Role struct {
	Name   string // the singular: "soldier"
	Sector string // as in CAMEO and PLOVER
}

// RoleMention is a role found: the tokens from From up to To.
type RoleMention struct {
	From, To int
	Role     *Role
	Plural   bool // any of the further forms: soldiers
}

// Roles lists the roles in the order of the table.
func (g *Gazetteer) Roles() []Role { return g.roles }

// FindRoles appends the roles in tokens to dst, the longest first, from left to
// right.
func (g *Gazetteer) FindRoles(dst []RoleMention, tokens []token.Token) []RoleMention {
	for i := 0; i < len(tokens); {
		m, ok := g.rolesIn.Longest(tokens, i)
		if !ok {
			i++
			continue
		}
		dst = append(dst, RoleMention{i, m.To, &g.roles[m.Value>>1], m.Value&1 == 1})
		i = m.To
	}
	return dst
}
