#include "ui/pages/issuers/issuer_sheet.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include "app/clock.h"
#include "proxy/core/base/text.h"
#include "tests/app/identity/issuer_sample.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"
#include "tests/support/tokens.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class IssuerSheetTest : public QObject {
    Q_OBJECT

private:
    template <class W>
    static W* part(const QWidget& sheet, const char* name)
    {
        return sheet.findChild<W*>(QLatin1String(name));
    }

private Q_SLOTS:

    void aTokenIsTriedBeforeAnythingIsPublished()
    {
        theme();
        const TokenKey key(TokenKey::Kind::Curve);
        auto issuer = sampleIssuer();
        issuer.keys = keySetOf({&key});
        ui::IssuerSheet sheet(issuer, config::firstRun(), true, {}, QStringLiteral("keychain:"));
        auto* token = part<QLineEdit>(sheet, "issuer.token");
        const auto* verdict = part<QLabel>(sheet, "issuer.verdict");
        const auto* facts = part<QLabel>(sheet, "issuer.facts");
        QCOMPARE(token->echoMode(), QLineEdit::Password);
        const auto claims =
            cat(quoted("{'iss':'https://login.example.com/','sub':'ada','aud':'gatehouse',"
                       "'org':{'id':'acme'},'exp':"),
                gatehouse::number(app::now() / 1'000'000 + 60), "}");
        token->setText(QString::fromStdString(key.token(claims)));
        sheet.show();
        part<QPushButton>(sheet, "issuer.try")->click();
        QTRY_COMPARE_WITH_TIMEOUT(verdict->text(),
                                  QStringLiteral("Good: this caller is login/ada."), 20'000);
        QVERIFY(facts->text().contains(QStringLiteral("Tenant: acme")));
        savePicture(sheet, "issuer-sheet");
        token->setText(QString::fromStdString(key.token(claims)) + QLatin1Char('x'));
        part<QPushButton>(sheet, "issuer.try")->click();
        QTRY_VERIFY_WITH_TIMEOUT(verdict->text().contains(QStringLiteral("is not taken")), 20'000);
        // Nothing of the token is left in what is kept.
        QVERIFY(sheet.answer().typed.empty());
    }

    void eachWayShowsItsOwnFields()
    {
        theme();
        ui::IssuerSheet sheet(sampleIssuer(), config::firstRun(), true, {},
                              QStringLiteral("keychain:"));
        sheet.show();
        auto* way = part<QComboBox>(sheet, "issuer.way");
        const auto* go = part<QPushButton>(sheet, "issuer.go");
        QVERIFY(go->isEnabled());
        QVERIFY(!part<QWidget>(sheet, "issuer.keysUrl")->isVisible());
        way->setCurrentIndex(4);
        QVERIFY(part<QWidget>(sheet, "issuer.introspection")->isVisible());
        QVERIFY(part<QWidget>(sheet, "issuer.clientSecret")->isVisible());
        way->setCurrentIndex(3);
        auto* secret = part<QLineEdit>(sheet, "issuer.secret");
        QVERIFY(secret->isVisible());
        secret->setText(QStringLiteral("0123456789012345678901234567890123"));
        const auto answer = sheet.answer();
        QCOMPARE(answer.issuer.secret.text, std::string("keychain:issuer-login"));
        QCOMPARE(answer.typed.size(), std::size_t{1});
        secret->setText(QStringLiteral("env:SHARED"));
        QCOMPARE(sheet.answer().issuer.secret.text, std::string("env:SHARED"));
        QVERIFY(sheet.answer().typed.empty());
        part<QLineEdit>(sheet, "issuer.audience")->clear();
        QVERIFY(!go->isEnabled());
        QVERIFY(
            part<QLabel>(sheet, "issuer.trouble")->text().startsWith(QStringLiteral("Audience: ")));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::IssuerSheetTest;
GH_SUITE(IssuerSheetTest)
#include "issuer_sheet_test.moc"
