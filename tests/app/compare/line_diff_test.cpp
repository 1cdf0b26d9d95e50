#include "app/compare/line_diff.h"

#include "proxy/core/base/random.h"
#include "proxy/core/base/text.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

/// "=same", "~left|right", "-left", "+right"; marked parts in brackets.
std::string marked(std::string_view line, const std::vector<app::DiffMark>& marks)
{
    std::string out;
    std::size_t at = 0;
    for (const auto& each : marks) {
        out += cat(line.substr(at, each.from - at), "[", line.substr(each.from, each.size), "]");
        at = each.from + each.size;
    }
    return out.append(line.substr(at));
}

std::string shown(const app::DiffText& text)
{
    std::string out;
    for (const auto& row : text.rows) {
        switch (row.kind) {
            case app::DiffRow::Kind::Same:
                out += cat("=", row.left, "\n");
                break;
            case app::DiffRow::Kind::Changed:
                out += cat("~", marked(row.left, row.leftMarks), "|",
                           marked(row.right, row.rightMarks), "\n");
                break;
            case app::DiffRow::Kind::Removed:
                out += cat("-", row.left, "\n");
                break;
            case app::DiffRow::Kind::Added:
                out += cat("+", row.right, "\n");
                break;
        }
    }
    return out;
}

/// Both texts can be read off the rows again.
bool isComplete(const app::DiffText& text)
{
    std::string left, right;
    for (const auto& row : text.rows) {
        if (row.leftLine > 0) left += '\n';
        if (row.rightLine > 0) right += '\n';
        left += row.left;
        right += row.right;
        if (row.kind == app::DiffRow::Kind::Same && row.left != row.right) return false;
    }
    return left == text.left && right == text.right;
}

std::string json(int entries, int changedEvery)
{
    std::string text = "{\n";
    for (int i = 0; i < entries; ++i) {
        const bool changed = changedEvery > 0 && i % changedEvery == 0;
        text += cat("  \"field ", number(i), "\": \"", changed ? "other" : "some", " words\",\n");
    }
    return text + "}";
}

}  // namespace

class LineDiffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void lines_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<QByteArray>("rows");
        QTest::newRow("both empty") << QByteArray() << QByteArray() << QByteArray();
        QTest::newRow("same") << QByteArray("a\nb") << QByteArray("a\nb") << QByteArray("=a\n=b\n");
        QTest::newRow("added") << QByteArray("a\nc") << QByteArray("a\nb\nc")
                               << QByteArray("=a\n+b\n=c\n");
        QTest::newRow("removed") << QByteArray("a\nb\nc") << QByteArray("a\nc")
                                 << QByteArray("=a\n-b\n=c\n");
        QTest::newRow("all new") << QByteArray() << QByteArray("a\nb") << QByteArray("+a\n+b\n");
        QTest::newRow("words") << QByteArray("\"n\": 1,\nx") << QByteArray("\"n\": 2,\nx")
                               << QByteArray("~\"n\": [1],|\"n\": [2],\n=x\n");
        QTest::newRow("umlauts") << QByteArray("schöne Grüße an Ana")
                                 << QByteArray("schöne Grüsse an Ana")
                                 << QByteArray("~schöne [Grüße] an Ana|schöne [Grüsse] an Ana\n");
        QTest::newRow("nothing in common")
            << QByteArray("abc def") << QByteArray("xyz uvw") << QByteArray("~abc def|xyz uvw\n");
        QTest::newRow("moved") << QByteArray("a\nb\nc\nd") << QByteArray("d\na\nb\nc")
                               << QByteArray("+d\n=a\n=b\n=c\n-d\n");
    }

    void lines()
    {
        QFETCH(QByteArray, left);
        QFETCH(QByteArray, right);
        QFETCH(QByteArray, rows);
        const auto text = app::diffTexts(left.toStdString(), right.toStdString());
        QCOMPARE(QByteArray::fromStdString(shown(*text)), rows);
        QVERIFY(isComplete(*text));
        QCOMPARE(text->same(), left == right);
    }

    void longLinesGoOnBelow()
    {
        const auto text = app::diffTexts("abcdefgh ijkl", "abcdefgh VYZW", 5);
        QCOMPARE(text->rows.size(), std::size_t{3});
        QCOMPARE(text->rows[0].leftLine, 0);
        QCOMPARE(text->rows[1].leftLine, -1);
        QVERIFY(isComplete(*text));
        QCOMPARE(marked(text->rows[1].left, text->rows[1].leftMarks), std::string("fgh [i]"));
        QCOMPARE(marked(text->rows[2].right, text->rows[2].rightMarks), std::string("[YZW]"));
        // Not inside a sign of several bytes, and on over bytes that are none.
        QVERIFY(isComplete(*app::diffTexts("äöüäöü", "äöü", 5)));
        QVERIFY(isComplete(*app::diffTexts("\xFF\xFF\xFF\xFF\xFF\xFF\xFF", "\x80", 3)));
    }

    /// Whatever was edited: nothing is lost, and what is said to be the same is.
    void anyEditIsComplete()
    {
        Random random(11);
        for (int round = 0; round < 60; ++round) {
            std::string left, right;
            for (int i = 0; i < 300; ++i) {
                const std::string line = cat("line ", number(static_cast<int>(random.next() % 40)));
                const auto fate = random.next() % 10;
                if (fate != 0) left += line + "\n";
                if (fate != 1) right += (fate == 2 ? line + " changed" : line) + "\n";
            }
            left.pop_back();
            right.pop_back();
            QVERIFY(isComplete(*app::diffTexts(left, right)));
        }
    }

    /// Beyond the exact search, anchors still find the few changes among many lines.
    void bigTextsKeepTheirChangesApart()
    {
        const auto text = app::diffTexts(json(40'000, 0), json(40'000, 40));
        QCOMPARE(text->changes, std::size_t{1000});
        QVERIFY(isComplete(*text));
        const auto nothing = app::diffTexts(std::string(200'000, 'a'), std::string(200'000, 'b'));
        QVERIFY(isComplete(*nothing));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LineDiffTest;
GH_SUITE(LineDiffTest)
#include "line_diff_test.moc"
