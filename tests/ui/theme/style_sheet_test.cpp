#include "ui/theme/style_sheet.h"

#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class StyleSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void lengthsGrowWithTheText()
    {
        theme();
        const ui::Tokens light = ui::Tokens::load(QStringLiteral("light"));
        QVERIFY(ui::styleSheet(light, 1.0).contains(QStringLiteral("font-size: 26px")));
        QVERIFY(ui::styleSheet(light, 1.5).contains(QStringLiteral("font-size: 39px")));
    }

    void lengthsFollowTheDensity()
    {
        theme();
        const ui::Tokens light = ui::Tokens::load(QStringLiteral("light"));
        const QString button = QStringLiteral("min-height: %1px; font-weight: 500");
        QVERIFY(ui::styleSheet(light, 1.0).contains(button.arg(30)));
        QVERIFY(ui::styleSheet(light, 1.0, true).contains(button.arg(26)));
    }

    void everyThemeHasItsOwnColours()
    {
        theme();
        const ui::Tokens dark = ui::Tokens::load(QStringLiteral("dark"));
        const QString sheet = ui::styleSheet(dark, 1.0);
        QVERIFY(sheet.contains(dark[ui::Token::App].name()));
        QVERIFY(!sheet.contains(ui::Tokens::load(QStringLiteral("light"))[ui::Token::App].name()));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::StyleSheetTest;
GH_SUITE(StyleSheetTest)
#include "style_sheet_test.moc"
