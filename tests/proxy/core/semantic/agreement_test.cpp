#include "proxy/core/semantic/agreement.h"

#include <string>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::semantic_tests {

using namespace semantic;

class AgreementTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void answersAreCompared_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<bool>("isSame");
        const auto row = [](const char* name, const char* a, const char* b, bool isSame) {
            QTest::newRow(name) << QString::fromUtf8(a) << QString::fromUtf8(b) << isSame;
        };
        // clang-format off
        row("equal", "Paris.", "Paris.", true);
        row("but for blanks", "The capital is\n Paris.", "the capital is Paris.", true);
        row("in other words", "The capital of France is Paris.", "France has the capital Paris.", true);
        row("another name", "The capital is Paris.", "The capital is Lyon.", false);
        row("another number", "It takes 3 days.", "It takes 5 days.", false);
        row("a negation", "You can return it.", "You can not return it.", false);
        row("yes and no", "Yes, that works well with it.", "No, that works well with it.", false);
        row("another matter", "Open the settings and press reset.", "Bread is baked at a high heat.", false);
        row("nothing", "", "", false);
        row("long, in other words",
            "To reset your password, open the settings page, choose the security tab, press the button called reset password, and follow the link in the email that we send you within a few minutes.",
            "Open your settings page and go to the security tab. There you press the reset password button, then follow the link in the email that is sent to you after a few minutes.", true);
        row("long, of another matter",
            "To reset your password, open the settings page, choose the security tab, press the button called reset password, and follow the link in the email that we send you within a few minutes.",
            "Knead the dough for ten minutes, let it rest under a cloth until it has doubled, heat the oven, and bake the loaf until its crust is brown and it sounds hollow when knocked.", false);
        // clang-format on
    }

    void answersAreCompared()
    {
        QFETCH(const QString, a);
        QFETCH(const QString, b);
        QFETCH(const bool, isSame);
        QCOMPARE(saySame(a.toStdString(), b.toStdString()), isSame);
        QCOMPARE(saySame(b.toStdString(), a.toStdString()), isSame);
    }
};

GH_SUITE(AgreementTest)

}  // namespace gatehouse::semantic_tests

#include "agreement_test.moc"
