#include "proxy/core/http/sse.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "tests/support/chunker.h"
#include "tests/support/suite.h"

using gatehouse::cat;
using gatehouse::number;
using gatehouse::http::SseReader;
using gatehouse::http::SseSplitter;
using gatehouse::tests::differingChunking;
using gatehouse::tests::Pieces;

namespace gatehouse::http_tests {

std::string eventsOf(const Pieces& pieces)
{
    SseReader reader;
    std::string out;
    for (const auto& piece : pieces) {
        reader.push(piece);
        while (const auto event = reader.next())
            out += cat("[", event->event, "|", event->data, "|", event->id, "]");
    }
    if (reader.retry()) out += cat(" retry=", number(*reader.retry()));
    return out;
}

/// The blocks with a bar behind each; the rest at the end.
std::string blocksOf(const Pieces& pieces, std::size_t maxEvent = 1 << 20)
{
    SseSplitter splitter(maxEvent);
    std::string out;
    for (const auto& piece : pieces) {
        std::string_view input = piece;
        std::string_view event;
        while (splitter.next(input, event)) out += cat(event, "|");
    }
    return out + std::string(splitter.rest());
}

std::string without(std::string text, char c)
{
    std::erase(text, c);
    return text;
}

std::string unmarked(std::string text)
{
    for (auto at = text.find("\xEF\xBB\xBF"); at != std::string::npos;
         at = text.find("\xEF\xBB\xBF")) {
        text.erase(at, 3);
    }
    return text;
}

class SseTest : public QObject {
    Q_OBJECT

private slots:

    void events_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const QByteArray& stream, const char* expected) {
            QTest::newRow(name) << stream << QByteArray(expected);
        };
        row("one", "data: a\n\n", "[message|a|]");
        row("no space", "data:a\n\n", "[message|a|]");
        row("two spaces", "data:  a\n\n", "[message| a|]");
        row("named", "event: ping\ndata: {}\n\n", "[ping|{}|]");
        row("name does not stay", "event: x\ndata: a\n\ndata: b\n\n", "[x|a|][message|b|]");
        row("lines are joined", "data: a\ndata\ndata: b\n\n", "[message|a\n\nb|]");
        row("empty data", "data\n\n", "[message||]");
        row("no data", "event: x\n\ndata: a\n\n", "[message|a|]");
        row("comment", ": hello\n\ndata: a\n:x\n\n", "[message|a|]");
        row("id stays", "id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n",
            "[message|a|1][message|b|1][message|c|]");
        row("id with NUL", QByteArray("id: 1\0\ndata: a\n\n", 16), "[message|a|]");
        row("retry", "retry: 150\nretry: 1x\n\n", " retry=150");
        row("CR LF", "data: a\r\ndata: b\r\n\r\ndata: c\r\n\r\n", "[message|a\nb|][message|c|]");
        row("CR", "data: a\rdata: b\r\rdata: c\r\r", "[message|a\nb|][message|c|]");
        row("mixed", "data: a\r\ndata: b\n\rdata: c\r\n\n", "[message|a\nb|][message|c|]");
        row("mark",
            "\xEF\xBB\xBF"
            "data: a\n\n",
            "[message|a|]");
        row("mark later",
            "data: a\n\n\xEF\xBB\xBF"
            "data: b\n\n",
            "[message|a|]");
        row("unknown fields", "foo: 1\nDATA: b\n data: c\ndata: a\n\n", "[message|a|]");
        row("cut", "data: a\n\ndata: b\n", "[message|a|]");
        row("blank lines", "\n\n\ndata: a\n\n\n\n", "[message|a|]");
        row("colon in the value", "data: a: b\n\n", "[message|a: b|]");
    }

    void events()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QByteArray, expected);
        const std::string bytes = stream.toStdString();
        QCOMPARE(QByteArray::fromStdString(eventsOf({bytes})), expected);
        const auto difference =
            differingChunking(bytes, [](const Pieces& pieces) { return eventsOf(pieces); });
        QVERIFY2(!difference, difference.value_or("").c_str());
        checkSplitting(bytes);
    }

    void blocksKeepTheirBytes()
    {
        const auto same = [](const std::string& stream, const std::string& blocks) {
            QCOMPARE(blocksOf({stream}), blocks);
            const auto difference =
                differingChunking(stream, [](const Pieces& pieces) { return blocksOf(pieces); });
            QVERIFY2(!difference, difference.value_or("").c_str());
        };
        same("data: a\n\n: c\n\nevent: x\n\ndata: b", "data: a\n\n|: c\n\n|event: x\n\n|data: b");
        same("data: a\r\n\r\ndata: b\r\n\r\n", "data: a\r\n\r\n|data: b\r\n\r\n|");
        same("data: a\r\rdata: b\r\r", "data: a\r\r|data: b\r\r|");
        same("\n\ndata: a\n\n", "\n|\n|data: a\n\n|");
        same("data: a\n\n\n", "data: a\n\n|\n|");
    }

    void wholeEventsAreViews()
    {
        const std::string bytes = "data: a\n\ndata: b\n\ndata: c";
        SseSplitter splitter;
        std::string_view input = bytes;
        std::string_view event;
        QVERIFY(splitter.next(input, event));
        QVERIFY(event.data() == bytes.data());
        QVERIFY(splitter.next(input, event));
        QVERIFY(event.data() == bytes.data() + 9);
        QVERIFY(!splitter.next(input, event));
        QVERIFY(input.empty());
        QCOMPARE(splitter.rest(), std::string_view("data: c"));
    }

    /// Held back, a block would come one event late.
    void aBlockIsHandedOutAtOnce()
    {
        for (const char* block :
             {"data: a\n\n", "data: a\r\n\r\n", "data: a\r\r", "data: a\r\n\n"}) {
            QVERIFY2(blocksOf({block}).ends_with('|'), block);
            SseReader reader;
            reader.push(block);
            QVERIFY2(reader.next().has_value(), block);
        }
    }

    void oversizeEventsPassInPieces()
    {
        const std::string big = "data: " + std::string(1000, 'x') + "\n\n";
        const std::string bytes = big + "data: a\n\n";
        tests::everyChunking(bytes, [&](const Pieces& pieces, const std::string& name) {
            SseSplitter splitter(100);
            std::string all;
            bool wasOversize = false;
            bool isLastSmall = false;
            for (const auto& piece : pieces) {
                std::string_view input = piece;
                std::string_view event;
                while (splitter.next(input, event)) {
                    all += event;
                    wasOversize = wasOversize || splitter.oversize();
                    isLastSmall = !splitter.oversize();
                    QVERIFY2(splitter.rest().size() <= 100, name.c_str());
                }
            }
            QVERIFY2(all == bytes && wasOversize && isLastSmall, name.c_str());
        });
    }

    /// Found by fuzzing: an oversize event that waits for the LF of its last CR LF in vain.
    void anOversizeEventMayEndWithoutItsLf()
    {
        tests::everyChunking(
            "data: 0123456789\r\n\rdata: a\n\n", [](const Pieces& pieces, const std::string& name) {
                const std::string blocks = blocksOf(pieces, 8);
                QVERIFY2(without(blocks, '|') == "data: 0123456789\r\n\rdata: a\n\n", name.c_str());
                QVERIFY2(blocks.find("||") == std::string::npos, name.c_str());
            });
    }

    void viewsLookIntoABlock()
    {
        const auto view = http::viewOf("event: delta\r\ndata: {\"a\":1}\r\nid: 7\r\n\r\n");
        QCOMPARE(view.event, std::string_view("delta"));
        QCOMPARE(view.data, std::string_view("{\"a\":1}"));
        QVERIFY(!view.many);
        QVERIFY(http::viewOf("data: a\ndata: b\n\n").many);
        QVERIFY(http::viewOf(": ping\n\n").data.empty());
        QCOMPARE(http::viewOf("\ndata:a").data, std::string_view("a"));
        QCOMPARE(http::viewOf("\xEF\xBB\xBF"
                              "data: a\n\n")
                     .data,
                 std::string_view("a"));
        QVERIFY(http::viewOf("").data.empty());
    }

    void whatIsWrittenIsReadBack()
    {
        std::string out;
        http::appendSse(out, "", "a");
        http::appendSse(out, "x", "b\nc\r\nd\re\n");
        http::appendSse(out, "bad\nname", "");
        QCOMPARE(eventsOf({out}), std::string("[message|a|][x|b\nc\nd\ne\n|][message||]"));
        QVERIFY(out.starts_with("data: a\n\n"));
    }

    void sharedCases()
    {
        QFile file(QString(GATEHOUSE_SOURCE_DIR) + "/../shared/data/sse/cases.jsonl");
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("shared/data/sse is not there: the collected cases were NOT run");
        int count = 0;
        while (!file.atEnd()) {
            const auto row = QJsonDocument::fromJson(file.readLine()).object();
            if (row.isEmpty()) continue;
            ++count;
            Pieces pieces;
            std::string bytes;
            for (const auto chunk : row["chunks_b64"].toArray()) {
                pieces.push_back(QByteArray::fromBase64(chunk.toString().toLatin1()).toStdString());
                bytes += pieces.back();
            }
            std::string expected;
            for (const auto value : row["events"].toArray()) {
                const auto event = value.toObject();
                expected += cat("[", event["event"].toString().toStdString(), "|",
                                event["data"].toString().toStdString(), "|",
                                event["id"].toString().toStdString(), "]");
            }
            if (row["retry"].isDouble())
                expected += cat(" retry=", number(row["retry"].toInteger()));
            const std::string about = row["name"].toString().toStdString();
            // Qt drops a byte order mark in front of the JSON strings it reads: look past it here.
            const std::string got = unmarked(eventsOf(pieces));
            QVERIFY2(got == expected, cat(about, "\n", got, "\n", expected).c_str());
            const auto difference =
                differingChunking(bytes, [](const Pieces& all) { return eventsOf(all); });
            QVERIFY2(!difference, cat(about, difference.value_or("")).c_str());
            checkSplitting(bytes);
        }
        QVERIFY(count > 50);
    }

private:
    /// Whatever the chunking: no byte is lost, and the blocks hold the same events as the stream.
    static void checkSplitting(const std::string& bytes)
    {
        const std::string whole = eventsOf({bytes});
        tests::everyChunking(bytes, [&](const Pieces& pieces, const std::string& name) {
            const std::string blocks = blocksOf(pieces);
            if (bytes.find('|') == std::string::npos)
                QVERIFY2(without(blocks, '|') == bytes, name.c_str());
            SseSplitter splitter;
            Pieces events;
            for (const auto& piece : pieces) {
                std::string_view input = piece;
                std::string_view event;
                while (splitter.next(input, event)) events.emplace_back(event);
            }
            events.emplace_back(splitter.rest());
            QVERIFY2(eventsOf(events) == whole, name.c_str());
        });
    }
};

}  // namespace gatehouse::http_tests

using gatehouse::http_tests::SseTest;
GH_SUITE(SseTest)
#include "sse_test.moc"
