package dataset

import (
	"fmt"
	"strconv"
	"strings"
)

// AllyColumns are the columns of an ally's row, by the names of the ATOP
// codebook; partner is the ally's Correlates of War number and partner_since
// the day on which it entered this wording of the alliance.
var AllyColumns = strings.Split("partner,atopid,phase,partner_since,defense,offense,neutral,nonagg,consul,defcon,defcoadv,defcoloc,defcocon,defconum,defcodem,defconpr,olimob,asymm,obvary,specthrt,statthr1,statthr2,pubsecr,secrart", ",")

// Cells writes an ally as a row of AllyColumns. What is not known is empty.
func (m Ally) Cells() []string {
	year, month, day := m.From.Lo.Civil()
	l := m.Limits.Defense
	return []string{strconv.Itoa(m.Member), strconv.Itoa(m.ID), strconv.Itoa(m.Phase), fmt.Sprintf("%d-%d-%d", year, month, day),
		bit(m.Defense), bit(m.Offense), bit(m.Neutral), bit(m.NonAgg), bit(m.Consul), bit(m.DefenseCon),
		bit(l.Adversary), bit(l.Place), bit(l.Conflict), bit(l.Number), bit(l.Demands), bit(l.Unprovoked),
		bit(m.Limits.Other), bit(m.Asym), bit(m.ObVary), m.Threat.cell(), m.Threat1.cell(), m.Threat2.cell(), m.Secrecy.cell(), m.SecretPart.cell()}
}

func bit(b bool) string {
	if b {
		return "1"
	}
	return "0"
}

func (v Value) cell() string {
	if !v.Known {
		return ""
	}
	return strconv.Itoa(v.N)
}
