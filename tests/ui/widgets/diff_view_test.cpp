#include "ui/widgets/diff_view.h"

#include <QLabel>
#include <QTest>

#include "app/config_session.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class DiffViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aProblemStandsUnderItsField()
    {
        theme();
        const config::Config before = config::firstRun();
        config::ProviderConfig openai;
        openai.id = "openai";
        openai.baseUrl = "nonsense";
        openai.caFile = "/ca.pem";
        const config::Config after = app::withProvider(before, openai);
        ui::DiffView view(QStringLiteral("view"), QStringLiteral("Changes"));
        view.show(app::changeWords(before, after),
                  {{"/providers/1/baseUrl", "this is no address", "write https://"},
                   {"/server/listen", "taken", ""}},
                  after);
        QStringList texts;
        for (const QLabel* label : view.findChildren<QLabel*>()) texts += label->text();
        const auto at = [&texts](const char* words) {
            return texts.indexOf(QString::fromUtf8(words));
        };
        QVERIFY(at("OpenAI") >= 0 && at("added") >= 0);
        QVERIFY(at("this is no address – write https://") > at("Base URL"));
        QVERIFY(at("this is no address – write https://") < at("CA file"));
        QVERIFY(at("Gateway · Addresses: taken") > at("CA file"));  // none of the changes
        // At the narrowest, an address still stands whole.
        config::ProviderConfig moved = openai;
        moved.baseUrl = "https://gateway.inside.example.org:8443/v1";
        view.show(app::changeWords(before, app::withProvider(before, moved)), {}, before);
        view.resize(340, 400);
        static_cast<QWidget&>(view).show();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        const auto labels = view.findChildren<QLabel*>();
        const auto address = std::find_if(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text().startsWith(QStringLiteral("https://gateway"));
        });
        QVERIFY(address != labels.end());
        QVERIFY((*address)->width() >= (*address)->sizeHint().width());
        QVERIFY((*address)->mapTo(&view, QPoint((*address)->width(), 0)).x() <= 340);
        view.showNothing(QStringLiteral("nothing here"));
        QTRY_COMPARE(view.findChildren<QLabel*>().size(), 1);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DiffViewTest;
GH_SUITE(DiffViewTest)
#include "diff_view_test.moc"
