#include "ui/widgets/page_frame.h"

#include <QLabel>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class PageFrameTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void titleAndSubtitleStandAtTheTop()
    {
        theme();
        QWidget page;
        page.setObjectName(QStringLiteral("page.x"));
        ui::PageFrame frame(QStringLiteral("Title"), QStringLiteral("one"), &page);
        QCOMPARE(frame.objectName(), QStringLiteral("x.scroll"));
        frame.setSubtitle(QStringLiteral("two"));
        QStringList words;
        for (const QLabel* label : frame.findChildren<QLabel*>()) words.append(label->text());
        QCOMPARE(words, (QStringList{QStringLiteral("Title"), QStringLiteral("two")}));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PageFrameTest;
GH_SUITE(PageFrameTest)
#include "page_frame_test.moc"
