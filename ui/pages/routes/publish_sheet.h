#pragma once

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace gatehouse::app {
class RouteSession;
}

namespace gatehouse::ui {

class Banner;
class DiffView;

/// Publishes the shown version of a route: to all calls, or to a share of them beside the live one.
/// The whole draft goes with it; what else it holds is listed.
class PublishSheet : public QDialog {
    Q_OBJECT

public:
    PublishSheet(app::RouteSession* session, bool asTrial, QWidget* parent = nullptr);

    [[nodiscard]] QString news() const { return news_; }  ///< what is live now

private:
    void addTrial(class QVBoxLayout* column);
    void publish();

    app::RouteSession* session_;
    bool asTrial_;
    QString news_;
    Banner* banner_;
    QLineEdit* note_;
    QSpinBox* share_ = nullptr;
    QComboBox* stickyBy_ = nullptr;
    QCheckBox* stages_ = nullptr;
    QPushButton* publish_;
};

}  // namespace gatehouse::ui
