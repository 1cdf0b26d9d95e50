#include "ui/theme/tokens.h"

#include <array>
#include <cmath>
#include <limits>

#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

/// Colours as eyes see them that lack one kind of cone, by the matrices of Machado, Oliveira and
/// Fernandes (2009), and how far apart they then are (CIELAB, D65).
namespace sight {

using Three = std::array<double, 3>;

struct Eye {
    const char* name;
    std::array<Three, 3> rows;
};

// clang-format off
constexpr Eye kEyes[] = {
    {"usual",        {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protanopia",   {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"deuteranopia", {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritanopia",   {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
};

// clang-format on

double linear(double part)
{
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double sum(const Three& row, const Three& with)
{
    return row[0] * with[0] + row[1] * with[1] + row[2] * with[2];
}

Three seen(const QColor& colour, const Eye& eye)
{
    const Three light{linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
    Three rgb;
    for (std::size_t i = 0; i < 3; ++i) rgb[i] = std::clamp(sum(eye.rows[i], light), 0.0, 1.0);
    const auto root = [](double part) {
        return part > 0.008856 ? std::cbrt(part) : 7.787 * part + 16.0 / 116;
    };
    const double x = root(sum({0.4124, 0.3576, 0.1805}, rgb) / 0.95047);
    const double y = root(sum({0.2126, 0.7152, 0.0722}, rgb));
    const double z = root(sum({0.0193, 0.1192, 0.9505}, rgb) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// The smallest distance between two of them, of any eye.
double nearest(const QList<QColor>& colours)
{
    double least = std::numeric_limits<double>::max();
    for (const Eye& eye : kEyes) {
        for (qsizetype i = 0; i < colours.size(); ++i) {
            for (qsizetype k = 0; k < i; ++k) {
                const Three one = seen(colours[i], eye);
                const Three two = seen(colours[k], eye);
                least =
                    std::min(least, std::hypot(one[0] - two[0], one[1] - two[1], one[2] - two[2]));
            }
        }
    }
    return least;
}

}  // namespace sight

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

    /// States, and the five series that charts have at most without a second mark.
    void distinctColoursAreThatForEveryEye()
    {
        theme();
        for (const char* name : {"light", "dark"}) {
            const auto tokens = ui::Tokens::load(QLatin1String(name), true);
            const auto usual = ui::Tokens::load(QLatin1String(name));
            const auto states = [](const ui::Tokens& of) {
                using ui::Token;
                return QList<QColor>{of[Token::Ok], of[Token::Warn], of[Token::Bad],
                                     of[Token::Info]};
            };
            const auto series = [](const ui::Tokens& of) {
                return QList<QColor>(of.series.begin(), of.series.begin() + 5);
            };
            QVERIFY(sight::nearest(states(tokens)) > 25);
            QVERIFY(sight::nearest(series(tokens)) > 25);
            QVERIFY(sight::nearest(states(usual)) < 25 && sight::nearest(series(usual)) < 25);
            QCOMPARE(tokens[ui::Token::Surface], usual[ui::Token::Surface]);
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TokensTest;
GH_SUITE(TokensTest)
#include "tokens_test.moc"
