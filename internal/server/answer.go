package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// answer is a body that is ready to be sent, as it is and packed.
type answer struct {
	kind   string // content type
	body   []byte
	packed []byte // gzip; nil where it would not be smaller
	tag    string // strong: SHA-256 of the body
	policy string // content security policy; empty: that of the page
	stays  bool   // the name changes with the content, so that it need never be asked for again
}

// leastPacked is from how many bytes on packing is worth it; packedHow is a level that
// takes a third of the time of the usual one for as small a body.
const (
	leastPacked = 1 << 10
	packedHow   = 5
)

func newAnswer(kind string, body []byte) *answer {
	sum := sha256.Sum256(body)
	a := &answer{kind: kind, body: body, tag: hex.EncodeToString(sum[:])}
	if len(body) >= leastPacked {
		var out bytes.Buffer
		z, _ := gzip.NewWriterLevel(&out, packedHow) // the level is one that it has
		z.Write(body)
		z.Close()
		if out.Len() < len(body) {
			a.packed = out.Bytes()
		}
	}
	return a
}

func (a *answer) size() int { return len(a.body) + len(a.packed) + 256 }

// write sends the answer, or says that the asker has it already.
func (a *answer) write(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	body, tag := a.body, `"`+a.tag+`"`
	if a.packed != nil {
		h.Set("Vary", "Accept, Accept-Encoding")
		if takesGzip(r.Header.Get("Accept-Encoding")) {
			// A packed body has other bytes, and so another strong tag.
			body, tag = a.packed, `"`+a.tag+`-gzip"`
			h.Set("Content-Encoding", "gzip")
		}
	} else {
		h.Set("Vary", "Accept")
	}
	h.Set("ETag", tag)
	h.Set("Cache-Control", "no-cache")
	if a.stays {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if a.policy != "" {
		h.Set("Content-Security-Policy", a.policy)
	}
	if matches(r.Header.Values("If-None-Match"), a.tag) {
		h.Del("Content-Encoding")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", a.kind)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		w.Write(body)
	}
}

// matches tells whether a list of tags has the body, packed or not.
func matches(lists []string, tag string) bool {
	for _, list := range lists {
		for one := range strings.SplitSeq(list, ",") {
			one = strings.Trim(strings.TrimPrefix(strings.TrimSpace(one), "W/"), `"`)
			if one == "*" || strings.TrimSuffix(one, "-gzip") == tag {
				return true
			}
		}
	}
	return false
}

func takesGzip(accepted string) bool {
	for part := range strings.SplitSeq(accepted, ",") {
		name, weight, _ := strings.Cut(part, ";")
		if name = strings.TrimSpace(name); name == "gzip" || name == "*" {
			return !isZero(weight)
		}
	}
	return false
}

// isZero tells whether a weight of a negotiation header says "not this".
func isZero(weight string) bool {
	name, value, ok := strings.Cut(strings.TrimSpace(weight), "=")
	if !ok || strings.TrimSpace(name) != "q" {
		return false
	}
	x, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	return err == nil && x == 0
}
