#include "tests/support/fake_upstream.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <zlib.h>

#include <QTest>

#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

/// One TLS call with the fake's authority trusted; the answer, or the reason of a refusal.
std::string secureCall(FakeUpstream& fake, const std::string& request)
{
    const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(
        SSL_CTX_new(TLS_client_method()), &SSL_CTX_free);
    const std::string pem = fake.caPem();
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(
        BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free);
    X509* ca = PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr);
    X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), ca);
    X509_free(ca);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    const std::string where = "127.0.0.1:" + std::to_string(fake.port());
    BIO* bio = BIO_new_ssl_connect(context.get());
    SSL* ssl = nullptr;
    BIO_get_ssl(bio, &ssl);
    SSL_set1_host(ssl, "localhost");
    BIO_set_conn_hostname(bio, where.c_str());
    std::string result;
    if (BIO_do_connect(bio) != 1) {
        result = X509_verify_cert_error_string(SSL_get_verify_result(ssl));
    } else {
        BIO_write(bio, request.data(), static_cast<int>(request.size()));
        char bytes[4096];
        const int count = BIO_read(bio, bytes, sizeof bytes);
        result.assign(bytes, static_cast<std::size_t>(std::max(count, 0)));
    }
    BIO_free_all(bio);
    ERR_clear_error();
    return result;
}

/// What zlib makes of a gzip file; empty when it finds a mistake, the check sum included.
std::string inflated(std::string file, std::size_t size)
{
    std::string out(size + 1, '\0');
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef*>(file.data());
    stream.avail_in = static_cast<uInt>(file.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool whole = inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_in == 0;
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return whole ? out : "not a gzip file";
}

}  // namespace

class FakeUpstreamTest : public QObject {
    Q_OBJECT

private slots:

    void answersAndRemembers()
    {
        FakeUpstream fake;
        fake.next(answer(201, R"({"a":1})", {{"X-Y", "z"}}));
        RawClient client(fake.port());
        QVERIFY(client.send(post("/v1/x?q=1", R"({"model":"m"})", "secret")));
        const RawReply first = client.read();
        QCOMPARE(first.status, 201);
        QCOMPARE(first.body, std::string(R"({"a":1})"));
        QCOMPARE(first.field("x-y"), std::string("z"));
        QVERIFY(client.send(get("/v1/models")));
        QCOMPARE(client.read().body, std::string(R"({"ok":true})"));
        QCOMPARE(fake.requests().size(), std::size_t{2});
        const Seen seen = fake.requests().front();
        QCOMPARE(seen.method, std::string("POST"));
        QCOMPARE(seen.target, std::string("/v1/x?q=1"));
        QCOMPARE(seen.body, std::string(R"({"model":"m"})"));
        QCOMPARE(seen.field("AUTHORIZATION"), std::string("Bearer secret"));
        QCOMPARE(fake.connections(), std::size_t{1});
    }

    void framings()
    {
        FakeUpstream fake;
        fake.next(chunked(200, {"ab", "c"}));
        fake.next(untilClose(200, "until"));
        fake.next(cut(200, "half"));
        fake.next(interim({100, 103}, answer(200, "late")));
        const RawReply inChunks = exchange(fake.port(), get("/"));
        QCOMPARE(inChunks.body, std::string("abc"));
        QVERIFY(inChunks.chunked && inChunks.complete);
        const RawReply toEnd = exchange(fake.port(), get("/"));
        QCOMPARE(toEnd.body, std::string("until"));
        QVERIFY(toEnd.complete);
        const RawReply half = exchange(fake.port(), get("/"));
        QCOMPARE(half.body, std::string("half"));
        QVERIFY(!half.complete);
        QCOMPARE(exchange(fake.port(), get("/")).body, std::string("late"));
    }

    void readsChunkedBodiesAndAsksForThem()
    {
        FakeUpstream fake;
        RawClient client(fake.port());
        client.send(
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nExpect: "
            "100-continue\r\n\r\n");
        QCOMPARE(client.readUntil("\r\n\r\n"), std::string("HTTP/1.1 100 Continue\r\n\r\n"));
        client.send("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
        QCOMPARE(client.read().status, 200);
        QCOMPARE(fake.last().body, std::string("abcde"));
    }

    void eventsWaitForTheGate()
    {
        FakeUpstream fake;
        fake.always(sse({"data: 1\n\n", "data: 2\n\n"}, true));
        RawClient client(fake.port());
        client.send(get("/"));
        QVERIFY(client.readUntil("\r\n\r\n").find("text/event-stream") != std::string::npos);
        fake.release();
        QVERIFY(client.readUntil("\n\n").ends_with("data: 1\n\n"));
        fake.release();
        QVERIFY(client.readUntil("\n\n").ends_with("data: 2\n\n"));
        QVERIFY(client.readUntil("0\r\n\r\n").ends_with("0\r\n\r\n"));
    }

    void noticesThatTheClientLeft()
    {
        FakeUpstream fake;
        fake.next(slowHead(answer(200, "never")));
        fake.next(hang());
        for (std::size_t i = 1; i <= 2; ++i) {
            RawClient client(fake.port());
            client.send(get("/"));
            QVERIFY(fake.waitForRequests(i));
            client.close();
            QVERIFY(fake.waitForAbandoned(i));
        }
        QVERIFY(fake.waitForOpen(0));
    }

    void breaksOff()
    {
        FakeUpstream fake;
        fake.next(reset());
        fake.next(sse({"data: 1\n\n"}, false, true).reset());
        RawClient first(fake.port());
        first.send(get("/"));
        QCOMPARE(first.read().status, 0);
        QVERIFY(first.wasReset());
        RawClient second(fake.port());
        second.send(get("/"));
        QVERIFY(!second.read().complete);
        QVERIFY(second.wasReset());
    }

    void gzipIsValid()
    {
        for (const std::size_t size :
             {std::size_t{0}, std::size_t{5}, std::size_t{65535}, std::size_t{200'000}}) {
            const std::string text(size, 'g');
            QCOMPARE(inflated(gzipOf(text), size), text);
        }
    }

    void speaksTlsAndLies()
    {
        const std::string call = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
        FakeUpstream honest{FakeTls{}};
        QVERIFY(QByteArray::fromStdString(secureCall(honest, call)).startsWith("HTTP/1.1 200"));
        QVERIFY(honest.url("/v1").starts_with("https://127.0.0.1:"));
        const std::vector<std::pair<FakeTls, std::string>> lies{
            {{.validFrom = -7200, .validUntil = -3600}, "certificate has expired"},
            {{.validFrom = 3600}, "certificate is not yet valid"},
            {{.selfSigned = true}, "self-signed certificate"},
            {{.strangeCa = true}, "certificate signature failure"},
            {{.name = "elsewhere.test", .loopbackAddress = false}, "hostname mismatch"},
        };
        for (const auto& [lie, reason] : lies) {
            FakeUpstream fake{lie};
            QCOMPARE(secureCall(fake, call), reason);
            QCOMPARE(fake.requests().size(), std::size_t{0});
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::FakeUpstreamTest;
GH_SUITE(FakeUpstreamTest)
#include "fake_upstream_test.moc"
