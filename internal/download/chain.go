package download

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
)

// The bounds of a chain of certificates that is made whole.
const (
	maxMissing     = 3 // certificates
	maxCertificate = 64 << 10
)

// mend makes a client for a server that sends its own certificate without those
// between it and a root, as some do that publish data; browsers and the
// verifiers of other systems get them from the address that the certificate
// names. Nothing is trusted for that: what is fetched must lead from the server
// by signatures to a root of this machine, for the host that was asked.
func (f *Fetcher) mend(ctx context.Context, failed error) (*http.Client, error) {
	wrong, ok := errors.AsType[*tls.CertificateVerificationError](failed)
	asked, isURL := errors.AsType[*url.Error](failed)
	transport, isPlain := f.Client.Transport.(*http.Transport)
	if _, unknown := errors.AsType[x509.UnknownAuthorityError](failed); !ok || !isURL || !isPlain || !unknown {
		return nil, failed
	}
	at, err := url.Parse(asked.URL)
	if err != nil {
		return nil, failed
	}
	between, err := f.missing(ctx, at.Hostname(), wrong.UnverifiedCertificates)
	if err != nil {
		return nil, fmt.Errorf("%w; the rest of its chain: %w", plain(failed), err)
	}
	pool := f.roots
	if pool == nil {
		if pool, err = x509.SystemCertPool(); err != nil {
			return nil, failed
		}
	}
	mended := transport.Clone()
	mended.TLSClientConfig.RootCAs = pool.Clone()
	for _, c := range between {
		mended.TLSClientConfig.RootCAs.AddCert(c)
	}
	return &http.Client{Transport: mended, CheckRedirect: f.Client.CheckRedirect}, nil
}

// missing fetches what the server left out, and gives the certificates between
// it and a root once the whole chain is verified.
func (f *Fetcher) missing(ctx context.Context, host string, sent []*x509.Certificate) ([]*x509.Certificate, error) {
	options := x509.VerifyOptions{DNSName: host, Roots: f.roots, Intermediates: x509.NewCertPool()}
	for _, c := range sent[1:] {
		options.Intermediates.AddCert(c)
	}
	last := sent[len(sent)-1]
	for range maxMissing {
		if len(last.IssuingCertificateURL) == 0 {
			return nil, errors.New("it names no address for the next certificate")
		}
		next, err := f.certificate(ctx, last.IssuingCertificateURL[0])
		if err != nil {
			return nil, err
		}
		options.Intermediates.AddCert(next)
		if chains, err := sent[0].Verify(options); err == nil {
			return chains[0][1 : len(chains[0])-1], nil
		}
		last = next
	}
	return nil, errors.New("it leads to no root of this machine")
}

// certificate fetches one. Plain http is the rule here: the signature vouches
// for what comes.
func (f *Fetcher) certificate(ctx context.Context, address string) (*x509.Certificate, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("%q is no address of a certificate", address)
	}
	ctx, cancel := context.WithTimeout(ctx, f.Idle)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", f.Agent)
	plain := &http.Client{Transport: f.Client.Transport}
	resp, err := plain.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(io.LimitReader(resp.Body, maxCertificate))
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: the server answers %s", address, resp.Status)
	}
	if block, _ := pem.Decode(data); block != nil {
		data = block.Bytes
	}
	c, err := x509.ParseCertificate(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", address, err)
	}
	return c, nil
}
