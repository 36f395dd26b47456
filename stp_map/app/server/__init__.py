"""What the web server needs beside Streamlit: files, headers, start-up, logs."""
