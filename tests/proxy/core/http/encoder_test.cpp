#include "proxy/core/http/encoder.h"

#include <QTest>

#include "tests/support/decoder_trace.h"
#include "tests/support/suite.h"

using namespace gatehouse::http;

class EncoderTest : public QObject {
    Q_OBJECT

private slots:

    void whatIsWrittenIsReadBack()
    {
        std::string out;
        appendRequestLine(out, "POST", "/v1/x?y=1");
        appendField(out, "Host", "a.example");
        appendField(out, "Transfer-Encoding", "chunked");
        appendHeadEnd(out);
        for (const std::string_view piece :
             {std::string_view("hello"), std::string_view("a longer piece of text")}) {
            appendChunkStart(out, piece.size());
            out.append(piece).append(kChunkEnd);
        }
        out += kLastChunk;
        const auto trace = gatehouse::tests::traceOf(Role::Request, {out});
        QVERIFY2(trace.mayPass(), trace.text.c_str());
        QCOMPARE(trace.body, std::string("helloa longer piece of text"));
        QVERIFY(out.find("\r\n16\r\na longer") != std::string::npos);

        std::string answer;
        appendStatusLine(answer, 429, {});
        appendField(answer, "Content-Length", "0");
        appendHeadEnd(answer);
        QCOMPARE(answer,
                 std::string("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n"));
        QVERIFY(gatehouse::tests::traceOf(Role::Response, {answer}).mayPass());
    }

    void nothingCanBreakAHead()
    {
        std::string out;
        appendField(out, "a", "b\r\nInjected: 1");
        appendField(out, "a\r\nInjected", "1");
        appendField(out, "a", std::string_view("b\0c", 3));
        appendField(out, "a b", "c");
        appendField(out, "", "c");
        QCOMPARE(out, std::string());
        appendRequestLine(out, "GET\r\n", "/a b\r\nHost: c\x7F");
        QCOMPARE(out, std::string("GET /abHost:c HTTP/1.1\r\n"));
        out.clear();
        appendStatusLine(out, 200, "a\r\nb: c");
        QCOMPARE(out, std::string("HTTP/1.1 200 \r\n"));
        out.clear();
        appendRequestLine(out, "GET", "");
        QCOMPARE(out, std::string("GET / HTTP/1.1\r\n"));
    }

    void reasonsAndHops()
    {
        QCOMPARE(reasonOf(200), std::string_view("OK"));
        QVERIFY(!reasonOf(299).empty());
        for (const char* name :
             {"connection", "Keep-Alive", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
              "Proxy-Connection", "proxy-authorization", "HTTP2-Settings"}) {
            QVERIFY2(isHopByHop({name, {}, hashOfName(name)}), name);
        }
        for (const char* name : {"Content-Length", "Host", "Prox", "tea", "Authorization", ""}) {
            QVERIFY2(!isHopByHop({name, {}, hashOfName(name)}), name);
        }
    }

    void chunkSizes()
    {
        std::string out;
        appendChunkStart(out, 0xABCDEF);
        QCOMPARE(out, std::string("abcdef\r\n"));
    }
};

GH_SUITE(EncoderTest)
#include "encoder_test.moc"
