#include "proxy/shell/net/tls.h"

#include <fstream>
#include <memory>

#include <openssl/pem.h>

#include <QTemporaryDir>
#include <QTest>

#include "proxy/core/base/random.h"
#include "tests/support/fake_tls.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

using net::TlsSession;
using State = net::TlsSession::State;
using Ticket = std::unique_ptr<SSL_SESSION, decltype(&SSL_SESSION_free)>;

/// Both sides without a socket; what one sends the other is offered, in pieces of any size.
struct Pair {
    TlsSession client;
    TlsSession server;
    Random chance{11};

    Pair(SSL_CTX* trusting, SSL_CTX* serving, const std::string& host,
         SSL_SESSION* resume = nullptr)
        : client(trusting, host, resume), server(serving, {}, nullptr)
    {
    }

    /// Hands over what `from` has to send; `use` is called for each piece until it is used up.
    template <class Use>
    void carry(TlsSession& from, TlsSession& to, Use use)
    {
        const std::string sent = std::exchange(from.outgoing(), {});
        for (std::size_t at = 0; at < sent.size();) {
            const std::string piece = sent.substr(at, 1 + chance.next() % 900);
            to.offer(piece);
            use();
            const std::size_t used = piece.size() - to.left().size();
            to.offer({});
            if (used == 0) return;  // it wants no more: it has failed
            at += used;
        }
    }

    /// The client's verdict, once neither has anything to say.
    State shake()
    {
        State mine = client.handshake();
        for (int round = 0; round < 10 && mine == State::WantsRead; ++round) {
            carry(client, server, [this] { server.handshake(); });
            carry(server, client, [this, &mine] { mine = client.handshake(); });
        }
        carry(client, server, [this] { server.handshake(); });
        return mine;
    }

    /// What arrives of `plain`, and how it ended.
    std::pair<std::string, State> pass(TlsSession& from, TlsSession& to, std::string_view plain)
    {
        std::string got;
        State state = from.write(plain);
        if (state != State::Done) return {got, state};
        carry(from, to, [&] { state = readAll(to, got); });
        return {got, state};
    }

    static State readAll(TlsSession& from, std::string& into)
    {
        char buffer[1000];
        for (;;) {
            std::size_t got = 0;
            const State state = from.read(buffer, sizeof buffer, got);
            into.append(buffer, got);
            if (state != State::Done) return state;
        }
    }
};

}  // namespace

/// TLS without a socket.
class TlsTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    std::string path(const char* name) const { return folder_.filePath(name).toStdString(); }

    std::string written(const char* name, const std::string& text) const
    {
        std::ofstream(path(name)) << text;
        return path(name);
    }

    net::SslContext trusting(const FakeAuthority& authority) const
    {
        auto context = TlsSession::clientContext(written("ca.pem", authority.caPem()), false);
        return context ? std::move(*context) : nullptr;
    }

private slots:

    void bytesPassBothWays()
    {
        const FakeAuthority authority{FakeTls{}};
        const auto context = trusting(authority);
        for (const char* host : {"localhost", "127.0.0.1"}) {
            Pair pair(context.get(), authority.serverContext(), host);
            QCOMPARE(pair.shake(), State::Done);
            const std::string large(100'000, 'l');  // many records
            QCOMPARE(pair.pass(pair.client, pair.server, "hello").first, std::string("hello"));
            QCOMPARE(pair.pass(pair.client, pair.server, large).first, large);
            QCOMPARE(pair.pass(pair.server, pair.client, large).first, large);
            const std::string zero("\0\1\2", 3);
            QCOMPARE(pair.pass(pair.server, pair.client, zero).first, zero);
        }
    }

    void strangersAreRefused_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("another name") << 0;
        QTest::newRow("another address") << 1;
        QTest::newRow("expired") << 2;
        QTest::newRow("not yet valid") << 3;
        QTest::newRow("self-signed") << 4;
        QTest::newRow("an authority of the same name") << 5;
        QTest::newRow("an authority nobody named") << 6;
    }

    void strangersAreRefused()
    {
        QFETCH(int, kind);
        FakeTls made;
        std::string host = "localhost";
        if (kind == 0) host = "api.example";
        if (kind == 1) host = "127.0.0.2";
        if (kind == 2) made.validUntil = -60;
        if (kind == 3) made.validFrom = 3600;
        if (kind == 4) made.selfSigned = true;
        if (kind == 5) made.strangeCa = true;
        const FakeAuthority authority(made);
        const FakeAuthority other{FakeTls{}};
        const auto context = trusting(kind == 6 ? other : authority);
        Pair pair(context.get(), authority.serverContext(), host);
        QCOMPARE(pair.shake(), State::Failed);
        QVERIFY2(pair.client.trouble().starts_with("certificate refused: "),
                 pair.client.trouble().c_str());
        // Who says so wants it: the same stranger is let in without the check.
        const auto insecure = TlsSession::clientContext({}, true);
        Pair again(insecure->get(), authority.serverContext(), host);
        QCOMPARE(again.shake(), State::Done);
    }

    void oldVersionsAreRefused()
    {
        FakeTls old;
        old.newestVersion = TLS1_1_VERSION;
        const FakeAuthority authority(old);
        const auto context = TlsSession::clientContext({}, true);
        Pair pair(context->get(), authority.serverContext(), "localhost");
        QCOMPARE(pair.shake(), State::Failed);
        QVERIFY(!pair.client.trouble().empty());
        FakeTls enough;
        enough.newestVersion = TLS1_2_VERSION;
        const FakeAuthority good(enough);
        Pair fine(context->get(), good.serverContext(), "localhost");
        QCOMPARE(fine.shake(), State::Done);
    }

    void noiseIsNoTls()
    {
        const auto context = TlsSession::clientContext({}, true);
        TlsSession client(context->get(), "localhost", nullptr);
        QCOMPARE(client.handshake(), State::WantsRead);
        client.offer("HTTP/1.1 400 Bad Request\r\n\r\n");
        QCOMPARE(client.handshake(), State::Failed);
        QVERIFY(!client.trouble().empty());
    }

    void aChangedByteIsNoticed()
    {
        const FakeAuthority authority{FakeTls{}};
        const auto context = trusting(authority);
        Pair pair(context.get(), authority.serverContext(), "localhost");
        QCOMPARE(pair.shake(), State::Done);
        QCOMPARE(pair.client.write("a secret"), State::Done);
        std::string record = std::exchange(pair.client.outgoing(), {});
        record.back() = static_cast<char>(record.back() ^ 1);
        pair.server.offer(record);
        std::string got;
        QCOMPARE(Pair::readAll(pair.server, got), State::Failed);
        QVERIFY(got.empty());
    }

    /// The other side's goodbye is an end; bytes that just stop are not.
    void goodbyeIsToldApart()
    {
        const FakeAuthority authority{FakeTls{}};
        const auto context = trusting(authority);
        Pair pair(context.get(), authority.serverContext(), "localhost");
        QCOMPARE(pair.shake(), State::Done);
        QCOMPARE(pair.pass(pair.server, pair.client, "x").second, State::WantsRead);
        // A record of the type alert, sent by a server of OpenSSL's own.
        const std::unique_ptr<SSL, decltype(&SSL_free)> server(SSL_new(authority.serverContext()),
                                                               &SSL_free);
        BIO* in = BIO_new(BIO_s_mem());
        BIO* out = BIO_new(BIO_s_mem());
        SSL_set_bio(server.get(), in, out);
        SSL_set_accept_state(server.get());
        TlsSession client(context.get(), "localhost", nullptr);
        std::string bytes(100'000, '\0');
        State mine = State::WantsRead;
        for (int round = 0; round < 10; ++round) {
            mine = client.handshake();
            const std::string sent = std::exchange(client.outgoing(), {});
            if (!sent.empty()) BIO_write(in, sent.data(), static_cast<int>(sent.size()));
            SSL_do_handshake(server.get());
            if (mine == State::Done) break;
            const int size = BIO_read(out, bytes.data(), static_cast<int>(bytes.size()));
            client.offer({bytes.data(), static_cast<std::size_t>(std::max(0, size))});
        }
        QCOMPARE(mine, State::Done);
        SSL_shutdown(server.get());
        const int size = BIO_read(out, bytes.data(), static_cast<int>(bytes.size()));
        QVERIFY(size > 0);
        client.offer({bytes.data(), static_cast<std::size_t>(size)});
        std::string got;
        QCOMPARE(Pair::readAll(client, got), State::Closed);
    }

    void aTicketMakesTheNextHandshakeShort()
    {
        const FakeAuthority authority{FakeTls{}};
        const auto context = trusting(authority);
        Ticket ticket(nullptr, &SSL_SESSION_free);
        std::size_t full = 0;
        {
            Pair pair(context.get(), authority.serverContext(), "localhost");
            QVERIFY(pair.client.takeTicket() == nullptr);
            QCOMPARE(pair.shake(), State::Done);
            QCOMPARE(pair.pass(pair.server, pair.client, "x").first, std::string("x"));
            ticket.reset(pair.client.takeTicket());
            QVERIFY(ticket != nullptr);
            QVERIFY(pair.client.takeTicket() == nullptr);  // the caller's now
            pair.client.shutDown();
            pair.server.shutDown();
        }
        const auto flight = [&](SSL_SESSION* resume) {
            Pair pair(context.get(), authority.serverContext(), "localhost", resume);
            pair.client.handshake();
            pair.carry(pair.client, pair.server, [&pair] { pair.server.handshake(); });
            return pair.server.outgoing().size();
        };
        full = flight(nullptr);
        QVERIFY(flight(ticket.get()) < full / 2);  // no certificate in it
        Pair resumed(context.get(), authority.serverContext(), "localhost", ticket.get());
        QCOMPARE(resumed.shake(), State::Done);
        QCOMPARE(resumed.pass(resumed.client, resumed.server, "again").first, std::string("again"));
    }

    void aServerNeedsCertificateAndKey()
    {
        const FakeAuthority one{FakeTls{}};
        const FakeAuthority two{FakeTls{}};
        const auto certificate = written("cert.pem", one.certificatePem());
        const auto key = written("key.pem", one.keyPem());
        QVERIFY(net::serverContext(certificate, key));
        const std::pair<std::string, std::string> wrong[] = {
            {path("none.pem"), key},
            {certificate, path("none.pem")},
            {key, key},
            {certificate, certificate},
            {certificate, written("other.pem", two.keyPem())},
            {written("empty.pem", ""), key}};
        for (const auto& [chain, secret] : wrong) {
            const auto context = net::serverContext(chain, secret);
            QVERIFY(!context);
            QCOMPARE(context.error().kind, ErrorKind::Invalid);
            QVERIFY(context.error().message.find("cannot be used") != std::string::npos);
            QVERIFY(!context.error().hint.empty());
        }
    }

    /// Nobody sits at a server to type it in.
    void aSealedKeyIsRefusedWithoutAsking()
    {
        const FakeAuthority authority{FakeTls{}};
        const auto certificate = written("cert.pem", authority.certificatePem());
        const std::string& pem = authority.keyPem();
        const std::unique_ptr<BIO, decltype(&BIO_free)> memory(
            BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free);
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
            PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
        const std::unique_ptr<BIO, decltype(&BIO_free)> file(
            BIO_new_file(path("sealed.pem").c_str(), "w"), &BIO_free);
        const unsigned char phrase[] = "words";
        QCOMPARE(PEM_write_bio_PrivateKey(file.get(), key.get(), EVP_aes_256_cbc(), phrase, 5,
                                          nullptr, nullptr),
                 1);
        QCOMPARE(BIO_flush(file.get()), 1);
        const auto context = net::serverContext(certificate, path("sealed.pem"));
        QVERIFY(!context);
        QCOMPARE(context.error().kind, ErrorKind::Invalid);
    }

    void aCaFileMustBeOne()
    {
        for (const auto& file :
             {path("none.pem"), written("empty-ca.pem", ""), written("noise.pem", "noise")}) {
            const auto context = TlsSession::clientContext(file, false);
            QVERIFY(!context);
            QCOMPARE(context.error().kind, ErrorKind::Invalid);
            QVERIFY(context.error().message.find(file) != std::string::npos);
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TlsTest;
GH_SUITE(TlsTest)
#include "tls_test.moc"
