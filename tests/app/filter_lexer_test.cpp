#include "app/filter_lexer.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

using app::FilterToken;
using app::filterTokens;

class FilterLexerTest : public QObject {
    Q_OBJECT

private:
    /// "key op value" in brackets, signs as they are.
    static QString written(const QString& text)
    {
        QStringList all;
        for (const auto& token : filterTokens(text)) {
            switch (token.kind) {
                case FilterToken::Kind::Word:
                    all += QStringLiteral("[%1%2%3%4]")
                               .arg(token.key, token.op,
                                    token.quoted ? QStringLiteral("\"") : QString(), token.value);
                    break;
                case FilterToken::Kind::Or:
                    all += QStringLiteral("OR");
                    break;
                case FilterToken::Kind::And:
                    all += QStringLiteral("AND");
                    break;
                case FilterToken::Kind::Not:
                    all += QStringLiteral("NOT");
                    break;
                case FilterToken::Kind::Open:
                    all += QStringLiteral("(");
                    break;
                case FilterToken::Kind::Close:
                    all += QStringLiteral(")");
                    break;
            }
        }
        return all.join(QLatin1Char(' '));
    }

private Q_SLOTS:

    void piecesAreFound_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("tokens");
        const auto row = [](const char* typed, const char* tokens) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(tokens);
        };
        row("", "");
        row("two words", "[two] [words]");
        row("Status:5xx latency>=2s", "[status:5xx] [latency>=2s]");
        row("cost!=$1 tok.in<10k", "[cost!=$1] [tok.in<10k]");
        row("model~gpt", "[model~gpt]");
        row("a OR b and not c", "[a] OR [b] AND NOT [c]");
        row("-tag:x -(a b)", "NOT [tag:x] NOT ( [a] [b] )");
        row("(model:a or model:b) x", "( [model:a] OR [model:b] ) [x]");
        row("f(x) y", "[f(x)] [y]");  // no bracket is open
        row("\"or\" \"a b\"", "[\"or] [\"a b]");
        row("note:\"ask Ana\"", "[note:\"ask Ana]");
        row("https://a.b/c 12:30 a - b", "[https://a.b/c] [12:30] [a] [-] [b]");
        row("time>14:30", "[time>14:30]");
    }

    void piecesAreFound()
    {
        QFETCH(QString, typed);
        QFETCH(QString, tokens);
        QCOMPARE(written(typed), tokens);
    }

    void placesAreThoseOfTheText()
    {
        const QString text = QStringLiteral("  -status:5xx (a");
        const auto tokens = filterTokens(text);
        QCOMPARE(tokens.size(), 4U);
        QCOMPARE(text.mid(tokens[1].from, tokens[1].length), QStringLiteral("status:5xx"));
        QCOMPARE(tokens[2].from, 14);
        QVERIFY(!filterTokens(QStringLiteral("note:\"open"))[0].closed);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::FilterLexerTest;
GH_SUITE(FilterLexerTest)
#include "filter_lexer_test.moc"
