#include "app/body_view.h"

#include "tests/support/suite.h"

using namespace gatehouse::app;
using gatehouse::record::Body;

namespace {

Body bodyOf(std::string bytes)
{
    Body body;
    body.bytes = std::move(bytes);
    body.totalSize = static_cast<gatehouse::ByteCount>(body.bytes.size());
    return body;
}

}  // namespace

class BodyViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void jsonIsATreeAndIndented()
    {
        const auto view = bodyView(bodyOf(R"({"a":[1,2]})"));
        QVERIFY(view.tree != nullptr);
        QCOMPARE(view.pretty.size(), std::size_t(1));
        QCOMPARE(view.pretty[0], QStringLiteral("{\n  \"a\": [\n    1,\n    2\n  ]\n}"));
        QCOMPARE(view.raw[0], QStringLiteral("{\"a\":[1,2]}"));
        QVERIFY(view.note.isEmpty());
    }

    void textStaysText()
    {
        const auto view = bodyView(bodyOf("data: x\n\n"));
        QVERIFY(view.tree == nullptr);
        QCOMPARE(view.pretty[0], QStringLiteral("data: x\n\n"));
        QVERIFY(bodyView(bodyOf("")).empty());
    }

    void binaryIsShownAsHex()
    {
        const auto view = bodyView(bodyOf(std::string("\x00\x01PNG", 5)));
        QVERIFY(view.binary);
        QVERIFY(view.pretty[0].startsWith(QLatin1String("0000  00 01 50 4e 47")));
        QVERIFY(view.pretty[0].contains(QLatin1String("..PNG")));
    }

    void noLineIsLongAndNothingIsLost()
    {
        std::string text =
            "[\"" + std::string(500'000, 'x') + "\",\"" + std::string(9'000, 'y') + "\"]";
        const auto view = bodyView(bodyOf(text));
        QVERIFY(view.folded());
        QVERIFY(view.tree != nullptr);
        QString all;
        for (const auto& piece : view.raw) {
            QVERIFY(piece.size() <= 72 * 1024);
            for (const auto& line : piece.split(QLatin1Char('\n'))) QVERIFY(line.size() <= 4096);
            all += piece;
        }
        all.remove(QLatin1Char('\n'));
        QCOMPARE(all.toStdString(), text);
    }

    void linesAreNotBrokenInsideACharacter()
    {
        std::string text;
        for (int i = 0; i < 3000; ++i) text += "€";
        QString all;
        for (const auto& piece : textPieces(text)) all += piece;
        QVERIFY(!all.contains(QChar(0xFFFD)));
        all.remove(QLatin1Char('\n'));
        QCOMPARE(all.size(), 3000);
    }

    void saysWhatIsMissing()
    {
        auto body = bodyOf("{}");
        body.truncated = true;
        body.totalSize = 4'200'000;
        QVERIFY(bodyView(body).note.contains(QLatin1String("4.20 MB")));
        auto broken = bodyOf("not gzip");
        broken.contentEncoding = "gzip";
        QCOMPARE(decodedBody(broken), std::string("not gzip"));
    }

    void headersAreCompared()
    {
        const auto lines = compareHeaders("Host: a\nAccept: */*\nX-Twice: 1\nX-Twice: 2\n",
                                          "host: b\nx-twice: 1\nx-twice: 3\nVia: g\n");
        QCOMPARE(lines.size(), std::size_t(5));
        QCOMPARE(lines[0].left, QStringLiteral("a"));
        QCOMPARE(lines[0].right, QStringLiteral("b"));
        QVERIFY(!lines[0].same());
        QVERIFY(lines[1].right.isEmpty());
        QVERIFY(lines[2].same());
        QVERIFY(!lines[3].same());
        QVERIFY(lines[4].left.isEmpty());
    }
};

GH_SUITE(BodyViewTest)
#include "body_view_test.moc"
