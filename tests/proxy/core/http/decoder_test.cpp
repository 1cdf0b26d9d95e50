#include <QTest>

#include "tests/support/decoder_trace.h"
#include "tests/support/suite.h"

using gatehouse::http::Decoder;
using gatehouse::http::Role;
using gatehouse::tests::DecoderTrace;
using gatehouse::tests::differingChunking;
using gatehouse::tests::Pieces;
using gatehouse::tests::traceOf;

namespace gatehouse::http_tests {

const std::string kPost = "POST /p HTTP/1.1\r\nHost: a\r\n";
const std::string kChunked = kPost + "Transfer-Encoding: chunked\r\n\r\n";
const std::string kAnswer = "HTTP/1.1 200 OK\r\n";

class DecoderTest : public QObject {
    Q_OBJECT

private slots:

    void chunkedBodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("expected");  // "!" is an error, "?" an open message
        const auto row = [](const char* name, const QByteArray& body, const char* expected) {
            QTest::newRow(name) << body << QByteArray(expected);
        };
        row("empty", "0\r\n\r\n", "");
        row("one", "5\r\nhello\r\n0\r\n\r\n", "hello");
        row("two", "5\r\nhello\r\n6\r\n world\r\n000\r\n\r\n", "hello world");
        row("hex in both cases", "a\r\n0123456789\r\nB\r\n0123456789a\r\n0\r\n\r\n",
            "01234567890123456789a");
        row("leading zeros", "0000000000000005\r\nhello\r\n0\r\n\r\n", "hello");
        row("too many digits", "00000000000000005\r\nhello\r\n0\r\n\r\n", "!");
        row("CR LF inside", "4\r\n\r\n\r\n\r\n0\r\n\r\n", "\r\n\r\n");
        row("extension", "5;a\r\nhello\r\n0;b=c\r\n\r\n", "hello");
        row("extension with spaces", "5 ; a = b\r\nhello\r\n0\r\n\r\n", "hello");
        row("extension quoted", "5;a=\"b; \\\"c\"\r\nhello\r\n0\r\n\r\n", "hello");
        row("extension quote open", "5;a=\"b\r\nhello\r\n0\r\n\r\n", "!");
        row("extension quote escapes the end", "5;a=\"b\\\"\r\nhello\r\n0\r\n\r\n", "!");
        row("extension without a name", "5;\r\nhello\r\n0\r\n\r\n", "!");
        row("extension without a value", "5;a=\r\nhello\r\n0\r\n\r\n", "!");
        row("extension with a space at the end", "5;a \r\nhello\r\n0\r\n\r\n", "!");
        row("extension with a control", "5;a=\x01\r\nhello\r\n0\r\n\r\n", "!");
        row("extension too long", "5;a=" + QByteArray(300, 'b') + "\r\nhello\r\n0\r\n\r\n", "!");
        row("extension just short enough", "5;a=" + QByteArray(253, 'b') + "\r\nhello\r\n0\r\n\r\n",
            "hello");
        row("extensions of many chunks",
            (QByteArray("1;a=") + QByteArray(240, 'b') + "\r\nx\r\n").repeated(100), "!");
        row("space behind", "5 \r\nhello\r\n0\r\n\r\n", "!");
        row("space before", " 5\r\nhello\r\n0\r\n\r\n", "!");
        row("0x", "0x5\r\nhello\r\n0\r\n\r\n", "!");
        row("sign", "+5\r\nhello\r\n0\r\n\r\n", "!");
        row("minus", "-5\r\nhello\r\n0\r\n\r\n", "!");
        row("underscore", "1_0\r\nhello\r\n0\r\n\r\n", "!");
        row("no size", "\r\nhello\r\n0\r\n\r\n", "!");
        row("only an extension", ";a\r\nhello\r\n0\r\n\r\n", "!");
        row("overflow to nothing", "10000000000000000\r\nhello", "!");
        row("sign bit", "8000000000000000\r\nhello", "!");
        row("bare LF", "5\nhello\r\n0\r\n\r\n", "!");
        row("bare CR", "5\r;a\r\nhello\r\n0\r\n\r\n", "!");
        row("data without CR LF", "5\r\nhello0\r\n\r\n", "!");
        row("data with LF only", "5\r\nhello\n0\r\n\r\n", "!");
        row("data with CR CR", "5\r\nhello\r\r0\r\n\r\n", "!");
        row("data too long", "5\r\nhelloworld\r\n0\r\n\r\n", "!");
        row("last line cut", "5\r\nhello\r\n0\r\n", "?");
        row("last line with LF only", "5\r\nhello\r\n0\r\n\n", "!");
        row("cut", "5\r\nhel", "?");
        row("trailer", "0\r\nVary: a\r\nContent-Type: b\r\n\r\n", "");
        row("trailer folded", "0\r\nVary: a\r\n b\r\n\r\n", "!");
        row("trailer with a length", "0\r\nContent-Length: 5\r\n\r\n", "!");
        row("trailer with a coding", "0\r\ntransfer-encoding: chunked\r\n\r\n", "!");
        row("trailer with a host", "0\r\nHost: b\r\n\r\n", "!");
        row("trailer with rights", "0\r\nAuthorization: b\r\n\r\n", "!");
        row("trailer without a name", "0\r\n: b\r\n\r\n", "!");
        row("trailers too large",
            "0\r\n" + ("a: " + QByteArray(1000, 'b') + "\r\n").repeated(9) + "\r\n", "!");
        row("trailers too many", "0\r\n" + QByteArray("a: b\r\n").repeated(200) + "\r\n", "!");
        row("trailer without an end", "0\r\n" + QByteArray(9000, 'a'), "!");
    }

    void chunkedBodies()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, expected);
        const std::string request = kChunked + body.toStdString();
        const std::string answer =
            kAnswer + "Transfer-Encoding: chunked\r\n\r\n" + body.toStdString();
        for (const Role role : {Role::Request, Role::Response}) {
            const std::string& bytes = role == Role::Request ? request : answer;
            const DecoderTrace trace = traceOf(role, {bytes});
            QCOMPARE(trace.isError, expected == "!");
            QCOMPARE(trace.ends, expected == "!" || expected == "?" ? 0 : 1);
            if (trace.ends == 1) {
                QCOMPARE(trace.body, expected.toStdString());
                QVERIFY(trace.isWhole);
                QVERIFY2(trace.text.find("Vary") == std::string::npos, "trailers are dropped");
            } else {
                QVERIFY(!trace.isFinished);  // the end of the connection does not make it whole
            }
            const auto difference = differingChunking(
                bytes, [&](const Pieces& pieces) { return traceOf(role, pieces).text; });
            QVERIFY2(!difference, difference.value_or("").c_str());
        }
    }

    void pipelinedRequestsComeOneByOne()
    {
        const std::string bytes = kPost + "Content-Length: 3\r\n\r\nabc" + kChunked +
                                  "1\r\nd\r\n0\r\n\r\n" + "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
        const DecoderTrace trace = traceOf(Role::Request, {bytes});
        QCOMPARE(trace.heads, 3);
        QCOMPARE(trace.ends, 3);
        QCOMPARE(trace.body, std::string("abcd"));
        QVERIFY(trace.isWhole);
        const auto difference = differingChunking(
            bytes, [](const Pieces& pieces) { return traceOf(Role::Request, pieces).text; });
        QVERIFY2(!difference, difference.value_or("").c_str());
    }

    void nothingMayFollowTheLastMessage()
    {
        const std::string last = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        QVERIFY(traceOf(Role::Request, {last}).mayPass());
        const DecoderTrace trace = traceOf(Role::Request, {last + last});
        QCOMPARE(trace.heads, 1);
        QVERIFY(trace.isError);
        const std::string closing = kAnswer + "Content-Length: 2\r\nConnection: close\r\n\r\nab";
        QVERIFY(traceOf(Role::Response, {closing}).mayPass());
        QVERIFY(traceOf(Role::Response, {closing + "c"}).isError);
    }

    void bodyPiecesAreViewsIntoTheInput()
    {
        const std::string bytes = kChunked + "5\r\nhello\r\n0\r\n\r\n";
        Decoder decoder(Role::Request);
        std::string_view input = bytes;
        QCOMPARE(decoder.next(input), Decoder::Kind::Head);
        QCOMPARE(decoder.next(input), Decoder::Kind::Body);
        QCOMPARE(decoder.body(), std::string_view("hello"));
        QVERIFY(decoder.body().data() > bytes.data() &&
                decoder.body().data() < bytes.data() + bytes.size());
        QCOMPARE(decoder.next(input), Decoder::Kind::End);
        QVERIFY(input.empty());
    }

    void cutAnswersNeverLookWhole()
    {
        const std::string length = kAnswer + "Content-Length: 5\r\n\r\n";
        for (const std::string& bytes :
             {std::string("HTTP/1.1 2"), kAnswer, length, length + "1234",
              std::string("HTTP/1.1 100 Continue\r\n\r\n"), std::string("\r\n")}) {
            const DecoderTrace trace = traceOf(Role::Response, {bytes});
            QCOMPARE(trace.ends, 0);
            QVERIFY2(!trace.isFinished && !trace.isWhole, bytes.c_str());
        }
        const DecoderTrace nothing = traceOf(Role::Response, {});
        QVERIFY(nothing.isWhole && !nothing.isFinished);
        const DecoderTrace untilEnd = traceOf(Role::Response, {kAnswer + "\r\nabc"});
        QVERIFY(untilEnd.isFinished && !untilEnd.isWhole);
        QCOMPARE(untilEnd.body, std::string("abc"));
    }

    void unsolicitedBytesShow()
    {
        const std::string bytes = kAnswer + "Content-Length: 1\r\n\r\naHTTP/1.1 200 stale";
        Decoder decoder(Role::Response);
        std::string_view input = bytes;
        QCOMPARE(decoder.next(input), Decoder::Kind::Head);
        QCOMPARE(decoder.next(input), Decoder::Kind::Body);
        QCOMPARE(decoder.next(input), Decoder::Kind::End);
        QVERIFY(decoder.wasIdle() && !input.empty());
        QCOMPARE(decoder.next(input), Decoder::Kind::NeedMore);
        QVERIFY(!decoder.wasIdle());
        for (const char* noise : {"\r", "\r\n", "x"}) {
            Decoder other(Role::Response);
            std::string_view text = noise;
            QCOMPARE(other.next(text), Decoder::Kind::NeedMore);
            QVERIFY(!other.wasIdle());
        }
    }

    void answersToHeadHaveNoBody()
    {
        for (const char* fields :
             {"Content-Length: 5\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n", "\r\n"}) {
            const DecoderTrace trace = traceOf(Role::Response, {kAnswer + fields}, true);
            QCOMPARE(trace.ends, 1);
            QVERIFY(trace.isWhole);
            QVERIFY(trace.text.find("length=0 keep") != std::string::npos);
        }
    }
};

}  // namespace gatehouse::http_tests

using gatehouse::http_tests::DecoderTest;
GH_SUITE(DecoderTest)
#include "decoder_test.moc"
