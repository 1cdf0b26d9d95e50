#include "ui/pages/issuers/issuer_list.h"

#include <QAbstractButton>
#include <QLabel>
#include <QToolButton>

#include "tests/app/identity/issuer_sample.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"

namespace gatehouse::tests {

class IssuerListTest : public QObject {
    Q_OBJECT

private:
    struct Kit : WindowKit {
        ui::MainWindow& open()
        {
            ui::MainWindow& shown = show({1280, 1000});
            shown.navigator()->go(QStringLiteral("providers"));
            return shown;
        }

        template <class W>
        [[nodiscard]] W* find(const char* name) const
        {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            return window->findChild<W*>(QString::fromLatin1(name));
        }
    };

private Q_SLOTS:

    void anEmptyCardSaysWhatItIsFor()
    {
        Kit kit;
        kit.gateway.configNow = config::firstRun();
        kit.open();
        QVERIFY(kit.find<QLabel>("providers.issuers.empty")->isVisible());
    }

    void oneIsSwitchedAndRemoved()
    {
        Kit kit;
        kit.gateway.configNow = config::firstRun();
        kit.gateway.configNow.access.issuers = {sampleIssuer()};
        ui::MainWindow& window = kit.open();
        QVERIFY(kit.find<QLabel>("providers.issuers.empty")->isHidden());
        savePicture(window, "providers-issuers");
        kit.find<QAbstractButton>("providers.issuer.login.on")->click();
        QVERIFY(!kit.find<QAbstractButton>("providers.issuer.login.on")->isChecked());
        kit.find<QAbstractButton>("providers.issuer.login.remove")->click();
        QVERIFY(kit.find<QWidget>("providers.issuer.login") == nullptr);
        window.findChild<QToolButton*>(QStringLiteral("draft.undo"))->click();
        QVERIFY(kit.find<QWidget>("providers.issuer.login") != nullptr);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::IssuerListTest;
GH_SUITE(IssuerListTest)
#include "issuer_list_test.moc"
