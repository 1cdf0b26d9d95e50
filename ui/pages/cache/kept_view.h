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

    /// The call that led here was answered because its question is like the one shown.
    struct Likeness {
        QString pair;   ///< both questions; empty: it was the same call, or nobody says
        int score = 0;  ///< thousandths
    };

    void open(const QString& key) { open(key, Likeness()); }

    void open(const QString& key, const Likeness& likeness);

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
    Likeness likeness_;
    BackBar* bar_;
    Banner* banner_;
    QPushButton* traffic_;
    QPushButton* refuse_;
    QPushButton* remove_;
    QGridLayout* facts_;
    ConversationView* said_;
};

}  // namespace gatehouse::ui
