package download

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"strconv"
	"time"
)

// statusError is an answer without the file.
type statusError struct {
	code  int
	after time.Duration // for which the server asks us to wait; 0 where it does not
}

func (e statusError) Error() string {
	text := fmt.Sprintf("the server answers %d %s", e.code, http.StatusText(e.code))
	if e.after > maxWait {
		return fmt.Sprintf("%s and asks to come back in %s", text, e.after)
	}
	return text
}

// busy says whether the server may have the file later.
func (e statusError) busy() bool {
	return e.code == http.StatusRequestTimeout || e.code == http.StatusTooManyRequests || e.code >= 500
}

// gone says whether an error means that the address holds no such file.
func gone(err error) bool {
	e, ok := errors.AsType[statusError](err)
	return ok && (e.code == http.StatusNotFound || e.code == http.StatusGone)
}

// retry says whether another attempt may help, and how long to wait before it:
// as long as the server asks, else twice as long each time, with chance in it so
// that many who failed together do not come back together.
func (t *transfer) retry(err error, failed int) (bool, time.Duration) {
	const first, most = time.Second, time.Minute
	wait := min(first<<min(failed-1, 10), most)
	wait = wait/2 + time.Duration(t.Jitter()*float64(wait/2))
	if _, disk := errors.AsType[*fs.PathError](err); disk || Final(err) {
		return false, 0
	}
	if e, ok := errors.AsType[statusError](err); ok {
		return e.after <= maxWait, max(wait, e.after)
	}
	return true, wait
}

// Final says whether another attempt at any time would meet the same fault: the
// server has no such file or does not give it, the connection is not safe, or
// the file is not to be taken.
func Final(err error) bool {
	if _, ok := errors.AsType[refusal](err); ok {
		return true
	}
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return true
	}
	e, ok := errors.AsType[statusError](err)
	return ok && !e.busy()
}

// retryAfter reads the header: seconds, or a date.
func retryAfter(text string, now time.Time) time.Duration {
	if seconds, err := strconv.ParseUint(text, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second
	}
	if at, err := http.ParseTime(text); err == nil {
		return max(0, at.Sub(now))
	}
	return 0
}
