#pragma once

#include <QWidget>

#include "app/cache/kept_read.h"
#include "ui/page.h"

class QPushButton;
class QGridLayout;

namespace gatehouse::ui {

class BackBar;
class Banner;
class ConversationView;

/// One kept answer: what was asked, what is answered, whom it serves and for how long.
class KeptView : public QWidget {
    Q_OBJECT

public:
    explicit KeptView(const PageContext& context, QWidget* parent = nullptr);

    void open(const QString& key);

    [[nodiscard]] const QString& key() const { return key_; }

Q_SIGNALS:
    void backAsked();
    void gone();  ///< it was deleted

private:
    void showKept(const engine::KeptText& kept);
    void showFacts(const engine::KeptText& kept);
    void remove();

    PageContext context_;
    QString key_;
    QString call_;
    BackBar* bar_;
    Banner* banner_;
    QPushButton* traffic_;
    QPushButton* remove_;
    QGridLayout* facts_;
    ConversationView* said_;
};

}  // namespace gatehouse::ui
