#include "ui/widgets/timing_view.h"

#include <QLabel>

#include "tests/support/suite.h"
#include "tests/ui/picture_exchange.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class TimingViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void factsOfTheCall()
    {
        theme();
        ui::TimingView view;
        view.resize(400, 600);
        view.show();
        auto record = pictureExchange(0);
        record->rating = {.feedback = -1, .score = "87.5"};
        view.setExchange(*record);
        QStringList words;
        for (const auto* label : view.findChildren<QLabel*>()) words += label->text();
        QVERIFY(words.contains(QStringLiteral("OpenAI/Python 1.109.1")));
        QVERIFY(words.contains(QStringLiteral("thumbs down")));
        QVERIFY(words.contains(QStringLiteral("87.5")));
        QVERIFY(words.contains(QStringLiteral("https://api.anthropic.com/v1/messages  ·  TLS")));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TimingViewTest;
GH_SUITE(TimingViewTest)
#include "timing_view_test.moc"
