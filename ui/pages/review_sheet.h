#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace gatehouse::app {
class Draft;
}

namespace gatehouse::ui {

class Banner;
class DiffView;

/// The draft before it is published: what changes, what is wrong with it, and a note for the
/// history.
class ReviewSheet : public QDialog {
    Q_OBJECT

public:
    ReviewSheet(app::Draft* draft, QWidget* parent);

private:
    void showDraft();
    void publish();

    app::Draft* draft_;
    Banner* banner_ = nullptr;
    DiffView* diff_ = nullptr;
    QLineEdit* note_ = nullptr;
    QPushButton* publish_ = nullptr;
};

}  // namespace gatehouse::ui
