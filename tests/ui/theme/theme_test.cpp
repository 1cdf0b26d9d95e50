#include "ui/theme/theme.h"

#include <cmath>

#include <QElapsedTimer>
#include <QFontDatabase>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/theme/style_sheet.h"

namespace gatehouse::tests {

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyColourIsThereAndReadable()
    {
        theme();
        for (const auto& [name, distinct] :
             {std::pair{"light", false}, {"dark", false}, {"light", true}, {"dark", true}}) {
            const ui::Tokens tokens = ui::Tokens::load(QString::fromLatin1(name), distinct);
            for (int i = 0; i < static_cast<int>(ui::Token::Count); ++i) {
                const auto token = static_cast<ui::Token>(i);
                QVERIFY2(tokens[token].isValid(), qPrintable(ui::Tokens::nameOf(token)));
            }
            for (const QColor& colour : tokens.series)
                QVERIFY(contrast(colour, tokens[ui::Token::Surface]) >= 3.0);
            QVERIFY(contrast(tokens[ui::Token::Text3], tokens[ui::Token::Surface]) >= 4.5);
            QVERIFY(contrast(tokens[ui::Token::Text3], tokens[ui::Token::App]) >= 4.5);
            QVERIFY(contrast(tokens[ui::Token::OnAccent], tokens[ui::Token::Accent]) >= 4.5);
            QVERIFY(contrast(tokens[ui::Token::AccentText], tokens[ui::Token::AccentSoft]) >= 4.5);
            using ui::Token;
            for (const auto& [strong, soft] : {std::pair{Token::Bad, Token::BadSoft},
                                               {Token::Warn, Token::WarnSoft},
                                               {Token::Ok, Token::OkSoft},
                                               {Token::Info, Token::InfoSoft}})
                QVERIFY2(contrast(tokens[strong], tokens[soft]) >= 4.4,
                         qPrintable(ui::Tokens::nameOf(strong)));
        }
    }

    void theSheetHasNoNameLeft()
    {
        theme();
        const QString sheet = ui::styleSheet(ui::Tokens::load(QStringLiteral("dark")), 1.0);
        QVERIFY(sheet.size() > 1000);
        QVERIFY(!sheet.contains(QLatin1Char(QChar(64).toLatin1())));
        QVERIFY(!sheet.contains(QStringLiteral(": ;")));
        QVERIFY(ui::styleSheet(ui::Tokens::load(QStringLiteral("dark")), 1.5)
                    .contains(QStringLiteral("39px")));
    }

    void aChoiceIsAppliedAndTold()
    {
        QSignalSpy changed(&theme(), &ui::Theme::changed);
        theme().choose(ui::ThemeChoice::Dark);
        QVERIFY(theme().isDark());
        theme().toggle();
        QVERIFY(!theme().isDark());
        QCOMPARE(theme().choice(), ui::ThemeChoice::Light);
        QCOMPARE(changed.size(), 2);
    }

    void iconsFollowTheTheme()
    {
        theme().choose(ui::ThemeChoice::Light);
        const QIcon icon = ui::Theme::icon(QStringLiteral("gear"), ui::Token::Text);
        const QImage light = icon.pixmap(16, 16).toImage();
        theme().choose(ui::ThemeChoice::Dark);
        const QImage dark = icon.pixmap(16, 16).toImage();
        QVERIFY(!light.isNull());
        QVERIFY(light != dark);
        theme().choose(ui::ThemeChoice::Light);
    }

    void theFontsOfTheBuildAreThere()
    {
#ifdef GATEHOUSE_HAS_FONTS
        QVERIFY(QFontDatabase::families().contains(QStringLiteral("Inter")));
        QVERIFY(QFontDatabase::families().contains(QStringLiteral("JetBrains Mono")));
#endif
        QVERIFY(theme().font(ui::Type::Kpi).pixelSize() > theme().font(ui::Type::Body).pixelSize());
    }

private:
    static double luminance(const QColor& colour)
    {
        const auto part = [](double c) {
            return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) +
               0.0722 * part(colour.blueF());
    }

    static double contrast(const QColor& a, const QColor& b)
    {
        const double one = luminance(a) + 0.05;
        const double two = luminance(b) + 0.05;
        return one > two ? one / two : two / one;
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ThemeTest;
GH_SUITE(ThemeTest)
#include "theme_test.moc"
