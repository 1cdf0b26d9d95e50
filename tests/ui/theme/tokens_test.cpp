#include "ui/theme/tokens.h"

#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class TokensTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void namesAreThoseOfTheFiles()
    {
        QCOMPARE(ui::Tokens::nameOf(ui::Token::App), QStringLiteral("app"));
        QCOMPARE(ui::Tokens::nameOf(ui::Token::AccentText), QStringLiteral("accentText"));
        QCOMPARE(ui::Tokens::nameOf(ui::Token::Scrim), QStringLiteral("scrim"));
    }

    void aMissingThemeHasNoColours()
    {
        theme();
        QVERIFY(!ui::Tokens::load(QStringLiteral("none"))[ui::Token::Text].isValid());
        QVERIFY(ui::Tokens::load(QStringLiteral("dark")).dark);
        QVERIFY(!ui::Tokens::load(QStringLiteral("light")).dark);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TokensTest;
GH_SUITE(TokensTest)
#include "tokens_test.moc"
