#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "tests/support/decoder_trace.h"
#include "tests/support/suite.h"

using gatehouse::http::Limits;
using gatehouse::http::Role;
using gatehouse::tests::DecoderTrace;
using gatehouse::tests::differingChunking;
using gatehouse::tests::Pieces;
using gatehouse::tests::traceOf;

namespace gatehouse::http_tests {

constexpr int kAccepted = 0;

std::string bytesOf(const QJsonObject& row)
{
    const auto decode = [](const QJsonValue& value) {
        return QByteArray::fromBase64(value.toString().toLatin1());
    };
    const QJsonArray recipe = row["raw_recipe"].toArray();
    if (recipe.size() == 4) {
        return (decode(recipe[0]) + decode(recipe[1]).repeated(recipe[2].toInt()) +
                decode(recipe[3]))
            .toStdString();
    }
    if (!row.contains("template_b64")) return decode(row["raw_b64"]).toStdString();
    QByteArray text = decode(row["template_b64"]);
    text.replace("@TARGET@", "/v1/chat/completions")
        .replace("@HOST@", "127.0.0.1:8080")
        .replace("@KEY@", "k");
    text.replace("@ID@", row["id"].toString().toLatin1());
    const auto body = text.indexOf("\r\n\r\n") + 4;
    const auto inner = text.indexOf("@SMLEN@\r\n");
    if (inner >= 0) {
        const auto size = text.lastIndexOf("\r\n0\r\n\r\n") - inner - 9;
        text.replace("@SMLEN@", QByteArray::number(size, 16));
    }
    text.replace("@LEN@", QByteArray::number(text.size() - body));
    return text.toStdString();
}

QList<QJsonObject> rowsOf(const QString& name)
{
    QFile file(QString(GATEHOUSE_SOURCE_DIR) + "/../shared/data/http1/" + name);
    QList<QJsonObject> rows;
    if (!file.open(QIODevice::ReadOnly)) return rows;
    while (!file.atEnd()) {
        const auto row = QJsonDocument::fromJson(file.readLine()).object();
        if (!row.isEmpty()) rows += row;
    }
    return rows;
}

class DecoderHeadTest : public QObject {
    Q_OBJECT

private slots:

    void requestHeads_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const QByteArray& head, int status) {
            QTest::newRow(name) << head << status;
        };
        const QByteArray host = "Host: a.example\r\n";
        const QByteArray get = "GET / HTTP/1.1\r\n" + host;
        row("plain", get, kAccepted);
        row("no fields in 1.0", "GET / HTTP/1.0\r\n", kAccepted);
        row("empty line before", "\r\n" + get, kAccepted);
        row("two empty lines before", "\r\n\r\n" + get, 400);
        row("bare LF before", "\n" + get, 400);
        // Request line
        row("lower-case method", "get / HTTP/1.1\r\n" + host, 501);
        row("unknown method", "BREW / HTTP/1.1\r\n" + host, 501);
        row("CONNECT", "CONNECT a.example:443 HTTP/1.1\r\n" + host, 501);
        row("OPTIONS *", "OPTIONS * HTTP/1.1\r\n" + host, 501);
        row("GET *", "GET * HTTP/1.1\r\n" + host, 400);
        row("method with a colon", "GET: / HTTP/1.1\r\n" + host, 400);
        row("method with a high byte", "GET\xC3\xBF / HTTP/1.1\r\n" + host, 400);
        row("space before the method", " GET / HTTP/1.1\r\n" + host, 400);
        row("two spaces", "GET  / HTTP/1.1\r\n" + host, 400);
        row("two spaces before the version", "GET /  HTTP/1.1\r\n" + host, 400);
        row("tab", "GET\t/ HTTP/1.1\r\n" + host, 400);
        row("space at the end", "GET / HTTP/1.1 \r\n" + host, 400);
        row("space in the target", "GET /a b HTTP/1.1\r\n" + host, 400);
        row("no version", "GET /\r\n", 400);
        row("HTTP/0.9", "GET / HTTP/0.9\r\n" + host, 505);
        row("HTTP/1.2", "GET / HTTP/1.2\r\n" + host, 505);
        row("HTTP/2.0", "GET / HTTP/2.0\r\n" + host, 505);
        row("HTTP/1.10", "GET / HTTP/1.10\r\n" + host, 400);
        row("HTTP/01.1", "GET / HTTP/01.1\r\n" + host, 400);
        row("HTTP/1,1", "GET / HTTP/1,1\r\n" + host, 400);
        row("http/1.1", "GET / http/1.1\r\n" + host, 400);
        row("fragment", "GET /a#b HTTP/1.1\r\n" + host, 400);
        row("quote in the target", "GET /\"a\" HTTP/1.1\r\n" + host, 400);
        row("high byte in the target", "GET /\xC3\xA9 HTTP/1.1\r\n" + host, 400);
        row("NUL in the target", QByteArray("GET /\0 HTTP/1.1\r\n", 18) + host, 400);
        row("DEL in the target", "GET /\x7F HTTP/1.1\r\n" + host, 400);
        row("backslash in the target", "GET /\\a HTTP/1.1\r\n" + host, 400);
        row("broken escape", "GET /%4x HTTP/1.1\r\n" + host, 400);
        row("cut escape", "GET /%4 HTTP/1.1\r\n" + host, 400);
        row("escape", "GET /%41?b=%2F&c[]=1|2 HTTP/1.1\r\n" + host, kAccepted);
        row("relative target", "GET a/b HTTP/1.1\r\n" + host, 400);
        row("absolute target", "GET http://A.example/b?c HTTP/1.1\r\n" + host, kAccepted);
        row("absolute target of another", "GET http://b.example/ HTTP/1.1\r\n" + host, 400);
        row("absolute target with a port", "GET http://a.example:81/ HTTP/1.1\r\n" + host, 400);
        row("absolute target with a user", "GET http://u@a.example/ HTTP/1.1\r\n" + host, 400);
        row("absolute target without Host", "GET http://a.example/ HTTP/1.0\r\n", 400);
        row("absolute target of ftp", "GET ftp://a.example/ HTTP/1.1\r\n" + host, 400);
        // Host
        row("no Host", "GET / HTTP/1.1\r\n", 400);
        row("two Hosts", get + host, 400);
        row("two Hosts in 1.0", "GET / HTTP/1.0\r\n" + host + host, 400);
        row("empty Host", "GET / HTTP/1.1\r\nHost:\r\n", 400);
        row("Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n", 400);
        row("Host with a user", "GET / HTTP/1.1\r\nHost: u@a\r\n", 400);
        row("Host list", "GET / HTTP/1.1\r\nHost: a, b\r\n", 400);
        row("Host with a bad port", "GET / HTTP/1.1\r\nHost: a:70000\r\n", 400);
        row("Host with an empty port", "GET / HTTP/1.1\r\nHost: a:\r\n", 400);
        row("Host IPv6", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n", kAccepted);
        row("Host IPv6 open", "GET / HTTP/1.1\r\nHost: [::1\r\n", 400);
        // Fields
        row("no colon", get + "a\r\n", 400);
        row("empty name", get + ": a\r\n", 400);
        row("space before the colon", get + "a : b\r\n", 400);
        row("tab before the colon", get + "a\t: b\r\n", 400);
        row("space before the name", "GET / HTTP/1.1\r\n Host: a\r\n", 400);
        row("folded", get + "a: b\r\n c\r\n", 400);
        row("folded with a tab", get + "a: b\r\n\tc\r\n", 400);
        row("brace in a name", get + "{a: b\r\n", 400);
        row("high byte in a name", get + "\xC3\xA9: b\r\n", 400);
        row("NUL in a value", get + QByteArray("a: b\0c\r\n", 8), 400);
        row("CR in a value", get + "a: b\rc\r\n", 400);
        row("CR CR LF", get + "a: b\r\r\n", 400);
        row("bare LF", get + "a: b\nc: d\r\n", 400);
        row("DEL in a value", get + "a: b\x7F\r\n", 400);
        row("control far in a value",
            get +
                "a: 0123456789\x1F"
                "0123456789\r\n",
            400);
        row("tab in a value", get + "a: 01234567\t0123456789\r\n", kAccepted);
        row("high bytes in a value", get + "a: caf\xC3\xA9 \xFF\r\n", kAccepted);
        row("all of token", get + "!#$%&'*+-.^_`|~aZ9: b\r\n", kAccepted);
        row("empty value", get + "a:\r\n", kAccepted);
        row("underscore", get + "a_b: c\r\n", kAccepted);
        row("underscore twin of a length", get + "Content_Length: 3\r\n", 400);
        row("underscore twin of a coding", get + "Transfer_Encoding: chunked\r\n", 400);
        // Framing
        row("length 0", get + "Content-Length: 0\r\n", kAccepted);
        row("two lengths alike", get + "Content-Length: 0\r\nContent-Length: 0\r\n", 400);
        row("length list", get + "Content-Length: 0, 0\r\n", 400);
        row("length +", get + "Content-Length: +0\r\n", 400);
        row("length -", get + "Content-Length: -0\r\n", 400);
        row("length hex", get + "Content-Length: 0x0\r\n", 400);
        row("length with a space", get + "Content-Length: 0 0\r\n", 400);
        row("length empty", get + "Content-Length:\r\n", 400);
        row("length too large", get + "Content-Length: 9223372036854775808\r\n", 400);
        row("length far too large", get + "Content-Length: 18446744073709551616\r\n", 400);
        row("length with a vertical tab",
            get +
                "Content-Length: \x0B"
                "0\r\n",
            400);
        row("both", get + "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n", 400);
        row("both, other way", get + "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n", 400);
        row("coding gzip", get + "Transfer-Encoding: gzip\r\n", 501);
        row("coding gzip, chunked", get + "Transfer-Encoding: gzip, chunked\r\n", 501);
        row("coding xchunked", get + "Transfer-Encoding: xchunked\r\n", 501);
        row("coding identity", get + "Transfer-Encoding: identity\r\n", 400);
        row("coding chunked twice", get + "Transfer-Encoding: chunked, chunked\r\n", 400);
        row("coding chunked not last", get + "Transfer-Encoding: chunked, gzip\r\n", 400);
        row("coding twice", get + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
            400);
        row("coding empty", get + "Transfer-Encoding:\r\n", 400);
        row("coding quoted", get + "Transfer-Encoding: \"chunked\"\r\n", 400);
        row("coding with a comma", get + "Transfer-Encoding: chunked,\r\n", 400);
        row("coding in 1.0", "GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n", 400);
        row("expect", get + "Expect: 100-Continue\r\n", kAccepted);
        row("expect more", get + "Expect: 200-ok\r\n", 417);
    }

    void requestHeads()
    {
        QFETCH(QByteArray, head);
        QFETCH(int, status);
        const std::string bytes = (head + "\r\n").toStdString();
        const DecoderTrace trace = traceOf(Role::Request, {bytes});
        QCOMPARE(trace.status, status);
        QCOMPARE(trace.mayPass(), status == kAccepted);
        const auto difference = differingChunking(
            bytes, [](const Pieces& pieces) { return traceOf(Role::Request, pieces).text; });
        QVERIFY2(!difference, difference.value_or("").c_str());
    }

    void whatTheHeadSays()
    {
        const auto text = [](const char* bytes) { return traceOf(Role::Request, {bytes}).text; };
        QCOMPARE(text("GET http://a.b?x HTTP/1.1\r\nHost: A.B\r\nconnection: foo , CLOSE\r\nX:\t y "
                      "\t\r\n\r\n"),
                 std::string("head GET /?x 1.1 length=0 close {Host=A.B} {connection=foo , CLOSE} "
                             "{X=y}\nend\nidle\n"));
        QCOMPARE(text("PUT /p HTTP/1.0\r\nConnection: Keep-Alive\r\nExpect: 100-continue\r\n\r\n"),
                 std::string("head PUT /p 1.0 length=0 keep {Connection=Keep-Alive} "
                             "{Expect=100-continue}\nend\nidle\n"));
        QCOMPARE(text("PUT /p HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: "
                      "002\r\n\r\nab"),
                 std::string("head PUT /p 1.1 length=2 keep expect {Host=a} {Expect=100-continue} "
                             "{Content-Length=002}\nbody ab\nend\nidle\n"));
    }

    void limitsRefuse()
    {
        const std::string start = "GET / HTTP/1.1\r\nHost: a\r\n";
        const auto status = [](const std::string& bytes) {
            return traceOf(Role::Request, {bytes}).status;
        };
        QCOMPARE(status("GET /" + std::string(9000, 'a')), 414);  // before the line is whole
        QCOMPARE(status("GET /" + std::string(8000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n"), 0);
        QCOMPARE(status(start + "a: " + std::string(70000, 'b')), 431);
        QCOMPARE(status(start + "a: " + std::string(60000, 'b') + "\r\n\r\n"), 0);
        std::string many = start;
        for (int i = 0; i < 99; ++i) many += "a: b\r\n";
        QCOMPARE(status(many + "\r\n"), 0);
        QCOMPARE(status(many + "a: b\r\n\r\n"), 431);
        std::string flood = start;
        while (flood.size() < 70000) flood += "a: " + std::string(4000, 'b') + "\r\n";
        QCOMPARE(status(flood), 431);
    }

    void responseHeads_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* head, const char* expected) {
            QTest::newRow(name) << QByteArray(head) << QByteArray(expected);
        };
        row("length", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n",
            "head 200 'OK' 1.1 length=0 keep");
        row("no reason", "HTTP/1.1 200\r\nContent-Length: 0\r\n", "head 200 '' 1.1 length=0 keep");
        row("until close", "HTTP/1.1 200 OK\r\n", "head 200 'OK' 1.1 length=-2 close");
        row("1.0", "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n", "head 200 'OK' 1.0 length=0 close");
        row("1.0 keep-alive", "HTTP/1.0 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n",
            "head 200 'OK' 1.0 length=0 keep");
        row("204", "HTTP/1.1 204 No Content\r\n", "head 204 'No Content' 1.1 length=0 keep");
        row("204 with a body", "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n",
            "head 204 'No Content' 1.1 length=0 close");
        row("304 with a length", "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n",
            "head 304 'Not Modified' 1.1 length=0 keep");
        row("interim", "HTTP/1.1 103 Hints\r\nLink: a\r\n\r\nHTTP/1.1 204 N\r\n",
            "head 204 'N' 1.1 length=0 keep");
        row("101", "HTTP/1.1 101 Switching\r\nUpgrade: x\r\n",
            "head 101 'Switching' 1.1 length=0 close");
        row("interim with a body", "HTTP/1.1 100 C\r\nContent-Length: 5\r\n", "error");
        row("both", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n",
            "error");
        row("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
            "error");
        row("coding", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n", "error");
        row("coding in 1.0", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n", "error");
        row("status 99", "HTTP/1.1 099 X\r\n", "error");
        row("status 600", "HTTP/1.1 600 X\r\n", "error");
        row("status 2000", "HTTP/1.1 2000 X\r\n", "error");
        row("tab", "HTTP/1.1\t200 OK\r\n", "error");
        row("version", "HTTP/2.0 200 OK\r\n", "error");
        row("folded", "HTTP/1.1 200 OK\r\na: b\r\n c\r\n", "error");
        row("bare LF", "HTTP/1.1 200 OK\na: b\r\n", "error");
    }

    void responseHeads()
    {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, expected);
        const std::string bytes = (head + "\r\n").toStdString();
        const DecoderTrace trace = traceOf(Role::Response, {bytes});
        QVERIFY2(trace.text.starts_with(expected.toStdString()), trace.text.c_str());
        if (trace.isError) QCOMPARE(trace.status, 502);
        const auto difference = differingChunking(
            bytes, [](const Pieces& pieces) { return traceOf(Role::Response, pieces).text; });
        QVERIFY2(!difference, difference.value_or("").c_str());
    }

    void endlessInterimsAreRefused()
    {
        std::string bytes;
        for (int i = 0; i < 100; ++i) bytes += "HTTP/1.1 102 Processing\r\n\r\n";
        QVERIFY(traceOf(Role::Response, {bytes}).isError);
    }

    void errorsSayWhatToDo()
    {
        for (const auto role : {Role::Request, Role::Response}) {
            gatehouse::http::Decoder decoder(role);
            std::string_view input = "secret-token nonsense\r\n\r\n";
            QCOMPARE(decoder.next(input), gatehouse::http::Decoder::Kind::Error);
            QVERIFY(!decoder.error().message.empty());
            QVERIFY(!decoder.error().hint.empty());
            QVERIFY(decoder.error().message.find("secret") == std::string::npos);
            std::string_view more = "GET / HTTP/1.0\r\n\r\n";
            QCOMPARE(decoder.next(more), gatehouse::http::Decoder::Kind::Error);
            decoder.reset();
            QVERIFY(decoder.wasIdle());
        }
    }

    void sharedCases()
    {
        const auto rows = rowsOf("parser_cases.jsonl") + rowsOf("smuggling_dev.jsonl");
        if (rows.size() < 100)
            QSKIP("shared/data/http1 is not there: the collected cases were NOT run");
        for (const auto& row : rows) {
            const std::string bytes = bytesOf(row);
            const Role role = row["side"].toString() == "response" ? Role::Response : Role::Request;
            const DecoderTrace trace = traceOf(role, {bytes});
            const QString kind = row["class"].toString();
            const QByteArray about = row["id"].toString().toLatin1() + ' ' + kind.toLatin1() +
                                     '\n' + QByteArray::fromStdString(bytes.substr(0, 400)) + '\n' +
                                     QByteArray::fromStdString(trace.text.substr(0, 400));
            // A few rows of the collection hold what was behind the message in their source: the
            // first one counts.
            if (kind == "accept")
                QVERIFY2(trace.mayPass() || trace.ends > 0 || trace.body.size() > 8000, about);
            if (kind == "reject") checkRejected(row, trace, about);
            if (kind == "incomplete") QVERIFY2(trace.isError || !trace.isWhole, about);
            const auto wanted = row["requests"].toArray();
            if (kind == "accept" && role == Role::Request && !wanted.isEmpty()) {
                const QJsonObject first = wanted[0].toObject();
                const std::string start = "head " +
                                          (first["method"].toString() + ' ').toStdString() +
                                          first["target"].toString().toStdString();
                QVERIFY2(trace.text.starts_with(start), about);
            }
            const auto difference = differingChunking(
                bytes, [&](const Pieces& pieces) { return traceOf(role, pieces).text; });
            QVERIFY2(
                !difference,
                (about + '\n' + QByteArray::fromStdString(difference.value_or(""))).constData());
        }
    }

private:
    /// Not one message more than whole ones stand before the broken one.
    static void checkRejected(const QJsonObject& row, const DecoderTrace& trace,
                              const QByteArray& about)
    {
        // Our limit of the request line is 8 KiB; the row expects 4 KiB.
        if (row["why"].toString() == "LimitRequestLine") return;
        QVERIFY2(trace.isError || trace.ends == 0, about);
        QVERIFY2(trace.ends <= 1, about);
        QVERIFY2(trace.text.find("smuggled") == std::string::npos || trace.isError, about);
    }
};

}  // namespace gatehouse::http_tests

using gatehouse::http_tests::DecoderHeadTest;
GH_SUITE(DecoderHeadTest)
#include "decoder_head_test.moc"
